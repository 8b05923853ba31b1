/* sim-expect.h — what is to be seen in a scenario after one of its steps.
 */
#pragma once

#include "sim-world.h"

/* Fails the test, with the step that it has come to. */
#define SIM_FAIL(...)                                                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *why = g_strdup_printf (__VA_ARGS__);                                                              \
    g_error ("step %d (%s %s): %s", sim->index, sim->step->at == NULL ? "-" : sim->step->at,                           \
             sim->step->text == NULL ? "" : sim->step->text, why);                                                     \
  }                                                                                                                    \
  G_STMT_END

/* The notice that the client sees; NULL: none. (transfer none) */
const LimberFakePost *sim_on_screen (Sim *sim);

/* @step: one from SHOWS on, see sim.h. */
void sim_expect (Sim *sim, const SimStep *step);

/* The laws that hold after every step. */
void sim_check_laws (Sim *sim);
