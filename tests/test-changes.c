/* What a new revision asks for that the one before did not. */

#include "core/changes.h"
#include "support/session-script.h"

#define MOVE(id, when, rest) "{ id = \"" id "\"; kind = \"move\"; title = \"" id "\"; when = { " when " }; " rest " }"
#define STRETCH(steps)                                                                                                 \
  "{ id = \"s\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; steps = ( " steps " ); }"
#define CHECK(questions)                                                                                               \
  "{ id = \"c\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"18:00\"; }; questions = ( " questions      \
  " ); }"
#define PLAN(activities) "plan = ( " activities " );"
#define CAT "{ exercise = \"cat-cow\"; reps = 5; hold_seconds = 2; }"
#define TILT "{ exercise = \"pelvic-tilt\"; reps = 3; hold_seconds = 5; }"
#define WAY "{ id = \"way\"; text = true; ask = \"What got in the way?\"; }"
#define PAIN "{ id = \"pain\"; scale = 10; ask = \"Usual pain?\"; }"

static const struct
{
  const char *before, *after, *changes;
} rows[] = {
  { PLAN (MOVE ("walk", "at = \"09:00\";", "")), PLAN (MOVE ("walk", "at = \"09:00\";", "")), "" },
  /* for whom */
  { PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    "client = { name = \"B.H.\"; };" PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    "  for another person: B.H. (before: nobody named)\n" },
  { "client = { name = \"B.H.\"; };" PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    PLAN (MOVE ("walk", "at = \"09:00\";", "")), "  for another person: nobody named (before: B.H.)\n" },
  { "client = { affected_side = \"left\"; };" PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    "client = { affected_side = \"right\"; };" PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    "  for another side: right side (before: left side)\n" },
  { "client = { affected_side = \"both\"; };" PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    PLAN (MOVE ("walk", "at = \"09:00\";", "")), "  for another side: no side named (before: both sides)\n" },
  /* what */
  { PLAN (MOVE ("walk", "at = \"09:00\";", "")),
    PLAN (MOVE ("walk", "at = \"09:00\";", "") ", " MOVE ("swim", "at = \"10:00\";", "")),
    "  new: swim (every day, at 10:00)\n" },
  { PLAN (MOVE ("walk", "at = \"09:00\";", "") ", " MOVE ("swim", "at = \"10:00\";", "")),
    PLAN (MOVE ("walk", "at = \"09:00\";", "")), "  no longer: swim\n" },
  { PLAN (MOVE ("walk", "at = \"09:00\";", "")), PLAN (MOVE ("walk", "at = \"10:00\";", "")),
    "  other times: walk: every day, at 10:00 (before: every day, at 09:00)\n" },
  { PLAN (MOVE ("walk", "at = \"09:00\";", "minutes = 10;")), PLAN (MOVE ("walk", "at = \"09:00\";", "minutes = 20;")),
    "  otherwise: walk: 20 min (before: 10 min)\n" },
  { PLAN (STRETCH (CAT)), PLAN (STRETCH (CAT ", " TILT)),
    "  otherwise: Stretches: Cat and cow: 5 times, 2 s, 5 s rest; Pelvic tilt: 3 times, 5 s, 5 s rest (before: Cat and "
    "cow: 5 times, 2 s, 5 s rest)\n" },
  { PLAN (CHECK (PAIN)), PLAN (CHECK (PAIN ", " WAY)),
    "  otherwise: Check-in: Usual pain? What got in the way? (before: Usual pain?)\n" },
};

static void
test_changes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LimberRoutine) before = session_script_routine (rows[i].before);
      g_autoptr (LimberRoutine) after = session_script_routine (rows[i].after);
      g_autofree char *changes = limber_changes (before, after);

      g_assert_cmpstr (changes, ==, rows[i].changes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes/rows", test_changes);
  return g_test_run ();
}
