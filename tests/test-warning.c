/* Warning signs: when they are asked, on which pages, and what a yes says. */

#include "core/library.h"
#include "core/warning.h"

#include <string.h>

#define DAY1 738000u

static LimberRoutine *
routine_with_signs (void)
{
  LimberRoutine *routine = limber_routine_new ();

  routine->ask_signs_every_days = 7;
  limber_library_signs (routine->signs);
  return routine;
}

static void
fold (LimberSessionLog *log, const char *word, LimberDate date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (LimberEvent) event = NULL;
  LimberEventKind kind = LIMBER_EVENT_ANSWER;

  if (strcmp (word, "offered") == 0)
    kind = LIMBER_EVENT_SHOWN;
  else if (strcmp (word, "stopped") == 0 || strcmp (word, "done") == 0)
    kind = LIMBER_EVENT_OUTCOME;
  event = limber_event_new (kind, 0, zone, "UTC");
  limber_event_set_occurrence (event, "first", "stretch", date, "09:00");
  if (strcmp (word, "asked") == 0 || strcmp (word, "offered") == 0)
    event->question = g_strdup (LIMBER_WARNING_QUESTION);
  else if (strcmp (word, "page") == 0)
    event->question = g_strdup (limber_warning_page_question (LIMBER_URGENCY_EMERGENCY));
  else if (strcmp (word, "hurts") == 0)
    event->reason = g_strdup ("hurts");
  else
    event->outcome = strcmp (word, "stopped") == 0 ? LIMBER_OUTCOME_STOPPED : LIMBER_OUTCOME_DONE;
  limber_session_log_fold (log, event);
}

/* @story: "asked@0 hurts@3"; day 0 is day 1 of the routine. */
static void
test_when (void)
{
  static const struct
  {
    const char *story;
    int today, due; /* due: days from day 0; at most today is now */
  } rows[] = {
    { "", 0, 0 },
    { "offered@0", 0, 1 },
    { "offered@0", 1, 1 },
    { "offered@0 page@0", 0, 1 },
    { "offered@0 asked@0", 0, 7 },
    { "offered@0 asked@0", 6, 7 },
    { "offered@0 asked@0", 7, 7 },
    { "offered@0 asked@0 offered@7", 7, 8 },
    { "asked@0 done@1", 1, 7 },
    { "asked@0 hurts@3", 3, 3 },
    { "asked@0 stopped@3", 3, 3 },
    { "asked@0 stopped@3 offered@3", 3, 4 },
    { "asked@0 stopped@3 offered@3", 4, 4 },
    { "asked@0 stopped@3 offered@3 stopped@3", 3, 3 },
    { "asked@0 stopped@3 offered@3 asked@3", 3, 10 },
    { "stopped@3 asked@3 stopped@3", 3, 3 },
  };
  g_autoptr (LimberRoutine) routine = routine_with_signs ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LimberSessionLog) log = limber_session_log_new ();
      g_auto (GStrv) words = g_strsplit (rows[i].story, " ", -1);
      LimberDate today = DAY1 + (LimberDate)rows[i].today;
      int due;

      for (guint j = 0; words[j] != NULL && *words[j] != '\0'; j++)
        {
          g_auto (GStrv) parts = g_strsplit (words[j], "@", 2);

          fold (log, parts[0], DAY1 + (LimberDate)g_ascii_strtoull (parts[1], NULL, 10));
        }
      due = (int)limber_warning_due (routine, limber_session_log_health (log, "first"), today) - (int)DAY1;
      if (due != rows[i].due)
        g_error ("\"%s\" on day %d: due on day %d instead of %d", rows[i].story, rows[i].today, due, rows[i].due);
    }
}

static void
test_no_signs (void)
{
  g_autoptr (LimberRoutine) routine = limber_routine_new ();
  g_autoptr (LimberSessionLog) log = limber_session_log_new ();
  g_autoptr (GPtrArray) pages = limber_warning_pages (routine);

  g_assert_cmpuint (limber_warning_due (routine, limber_session_log_health (log, "first"), DAY1), ==, 0);
  g_assert_cmpuint (pages->len, ==, 0);
}

/* Each sign is on one page, the urgent ones first, and a page fits on a notice. */
static void
test_pages (void)
{
  g_autoptr (LimberRoutine) routine = routine_with_signs ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  int urgency = -1;

  for (int i = 0; i < 8; i++)
    {
      LimberSign *sign = limber_sign_new ();

      sign->urgency = i % 2 == 0 ? LIMBER_URGENCY_DOCTOR : LIMBER_URGENCY_EMERGENCY;
      sign->sign = g_strnfill (200, 'x');
      g_ptr_array_add (routine->signs, sign);
    }
  pages = limber_warning_pages (routine);
  for (guint i = 0; i < pages->len; i++)
    {
      const LimberWarningPage *page = pages->pdata[i];
      gsize length = 0;

      g_assert_cmpint ((int)page->urgency, >=, urgency);
      urgency = (int)page->urgency;
      g_assert_cmpuint (page->signs->len, >, 0);
      for (guint j = 0; j < page->signs->len; j++)
        {
          length += strlen (page->signs->pdata[j]);
          g_assert_true (g_hash_table_add (seen, page->signs->pdata[j]));
        }
      g_assert_cmpuint (length, <=, 400);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, routine->signs->len);
}

static void
test_built_in_pages (void)
{
  g_autoptr (LimberRoutine) routine = routine_with_signs ();
  g_autoptr (GPtrArray) pages = limber_warning_pages (routine);

  /* one notice for each urgency */
  g_assert_cmpuint (pages->len, ==, 3);
}

static void
test_words (void)
{
  g_autoptr (LimberRoutine) routine = routine_with_signs ();

  for (int numbered = 0; numbered <= 1; numbered++)
    {
      const char *number = numbered ? "112" : "your local emergency number";

      g_free (routine->emergency_number);
      routine->emergency_number = numbered ? g_strdup ("112") : NULL;
      for (int urgency = LIMBER_URGENCY_EMERGENCY; urgency <= LIMBER_URGENCY_DOCTOR; urgency++)
        {
          g_autofree char *summary = limber_warning_summary (routine, (LimberUrgency)urgency);
          g_autofree char *text = limber_warning_text (routine, (LimberUrgency)urgency);
          g_autofree char *both = g_strconcat (summary, text, NULL);

          g_assert_nonnull (strstr (both, number));
          g_assert_nonnull (strstr (text, "Nobody has been told"));
          g_assert_cmpuint (strlen (summary), <=, 80);
          g_assert_cmpuint (strlen (text), <=, 500);
        }
    }
  g_assert_true (limber_warning_holds (LIMBER_KIND_STRETCH));
  g_assert_true (limber_warning_holds (LIMBER_KIND_HEAT));
  g_assert_true (limber_warning_holds (LIMBER_KIND_MOVE));
  g_assert_false (limber_warning_holds (LIMBER_KIND_POSTURE));
  g_assert_false (limber_warning_holds (LIMBER_KIND_CHECK_IN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warning/when", test_when);
  g_test_add_func ("/warning/no-signs", test_no_signs);
  g_test_add_func ("/warning/pages", test_pages);
  g_test_add_func ("/warning/built-in-pages", test_built_in_pages);
  g_test_add_func ("/warning/words", test_words);
  return g_test_run ();
}
