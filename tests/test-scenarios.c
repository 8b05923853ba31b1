/* Whole days of a client, told as scenarios on the simulated clock: everything at once that other
 * tests look at by itself. */

#include "support/sim.h"

#define EXERCISE "steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } );"

/* The heat is over unanswered, so the stretches are due; then the client comes home and does both. */
static void
test_what_follows_moves_along (void)
{
  static const char routine[]
      = "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; }, { id = "
        "\"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { after = \"heat\"; wait_minutes = 5; "
        "}; " EXERCISE " } );";
  static const SimStep steps[] = {
    { "2026-03-02T10:29", SHOWS, "Heat" },
    { "2026-03-02T10:30", SHOWS, "Stretches" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 missed" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T10:45", DISMISS, NULL },
    { "2026-03-02T11:59", NOTHING, NULL },
    /* done now, so what follows is due five minutes from now, as if it had never been shown … */
    { NULL, COMMAND, "done heat" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { "2026-03-02T12:03", NOTHING, NULL },
    { "2026-03-02T12:04", SHOWS, "Stretches" },
    /* … and can be put off until the end that it has now */
    { "2026-03-02T13:20", PRESS, "later" },
    { "2026-03-02T13:30", SHOWS, "Stretches" },
    /* taking the answer back brings back the window that it had, which is over */
    { "2026-03-03T10:35", COMMAND, "done heat" },
    { NULL, NOTHING, NULL },
    { "2026-03-03T10:39", UNDO, NULL },
    { NULL, OUTCOME, "heat 2026-03-03 09:00 missed" },
    { "2026-03-03T10:45", SHOWS, "Stretches" },
    { "2026-03-03T12:00", OUTCOME, "stretch 2026-03-03 09:00 missed" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenarios/what-follows-moves-along", test_what_follows_moves_along);
  return g_test_run ();
}
