#include "core/preview.h"
#include "core/wrap.h"
#include "support/icalendar.h"
#include "support/routines.h"

#include <string.h>

#define FULL "tests/routines/weeks-1-4.routine"
#define STAMP (G_GINT64_CONSTANT (1774746000) * G_USEC_PER_SEC) /* 2026-03-29T01:00:00Z */

static LimberPreview *
preview_of (LimberRoutine *routine, const char *zone_name, const char *from, int days)
{
  g_autoptr (GTimeZone) zone = limber_test_zone (zone_name);

  return limber_preview_new (routine, zone, zone_name, limber_date_parse (from), days);
}

static void
check_width (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_assert_cmpint (limber_wrap_columns (*line), <=, 80);
      g_assert_false (g_str_has_suffix (*line, " "));
    }
}

#define HEAD                                                                                                           \
  "Home routine, weeks 1-4\nFor A.M., from Rosa Keller.\nTimes are those of Europe/Berlin.\n"                          \
  "Each is offered from its first time on and can be answered until its second.\n"

static void
test_text (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *text;
  } rows[] = {
    { "2026-03-15", 2,
      HEAD "\nWeek 2 (Weeks 1-2: settle)\n"
           "\nSunday, 15 March 2026\n"
           "  09:30-11:00  Heat pack on the lower back, 15 min\n"
           "  09:50-11:20  Gentle stretches, 5 min (5 min after \"Heat pack on the lower\n"
           "               back\")\n"
           "  10:00-14:00  Easy walk on the flat, 10 min\n"
           "  14:00-18:00  Easy walk on the flat, 10 min\n"
           "  19:00-20:30  Heat pack on the lower back, 15 min\n"
           "  19:20-20:50  Gentle stretches, 5 min (5 min after \"Heat pack on the lower\n"
           "               back\")\n"
           "\nWeek 3 (Weeks 3-4: build)\n"
           "\nMonday, 16 March 2026\n"
           "  09:00-18:00  Stand up and walk about, 2 min (after 45 min of sitting)\n"
           "  17:30-19:00  Walk or swim, 20 min (any 5 days of the week)\n"
           "  19:00-20:30  Daily stretches, 13 min\n" },
    { "2026-02-28", 2, HEAD "\nThe routine begins on Monday, 2 March 2026.\n" },
    { "2026-03-29", 3,
      HEAD "\nWeek 4 (Weeks 3-4: build)\n"
           "\nSunday, 29 March 2026\n"
           "  17:30-19:00  Walk or swim, 20 min (any 5 days of the week)\n"
           "  18:30-20:00  How was the week?\n"
           "  19:00-20:30  Daily stretches, 13 min\n"
           "\nBy Monday, 30 March 2026 the routine has ended.\n" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_read (FULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LimberPreview) preview = preview_of (routine, "Europe/Berlin", rows[i].from, rows[i].days);
      g_autofree char *text = limber_preview_text (preview);

      g_assert_cmpstr (text, ==, rows[i].text);
      check_width (text);
    }
}

/* A day on which the clocks go forward, and rules with many slots a day. */
static void
test_text_of_rules (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("00:00-23:00", "early: at 02:30 takes 5\n"
                                                                          "lost: 1 a day 02:05-02:50\n"
                                                                          "often: every 30 09:00-12:00 takes 1\n"
                                                                          "next: after early 0\n"
                                                                          "seldom: at 10:00 on mon");
  g_autoptr (LimberPreview) preview = preview_of (routine, "Europe/Berlin", "2026-03-28", 2);
  g_autofree char *text = limber_preview_text (preview);

  g_assert_cmpstr (text, ==,
                   "Test\nTimes are those of Europe/Berlin.\n"
                   "Each is offered from its first time on and can be answered until its second.\n"
                   "\nWeek 1\n"
                   "\nSaturday, 28 March 2026\n"
                   "  02:05-02:50  lost\n"
                   "  02:30-04:00  early, 5 min\n"
                   "  02:35-04:05  next (right after \"early\")\n"
                   "  09:00-12:00  often, 1 min (every 30 min, 6 times)\n"
                   "\nSunday, 29 March 2026\n"
                   "  03:00-04:30  early, 5 min (the clocks go forward over 02:30)\n"
                   "  03:00        lost (left out: the clocks go forward over 02:05)\n"
                   "  03:05-04:35  next (right after \"early\")\n"
                   "  09:00-12:00  often, 1 min (every 30 min, 6 times)\n");
}

/* Sitting and what is planned every so many minutes are two lines of one day. */
static void
test_text_of_sitting (void)
{
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("08:00-22:00", "sit: sitting 40 09:00-18:00 takes 2\noften: every 30 09:00-12:00 takes 1");
  g_autoptr (LimberPreview) preview = preview_of (routine, "UTC", "2026-03-28", 1);
  g_autofree char *text = limber_preview_text (preview);

  g_assert_true (g_str_has_suffix (text, "\nSaturday, 28 March 2026\n"
                                         "  09:00-18:00  sit, 2 min (after 40 min of sitting)\n"
                                         "  09:00-12:00  often, 1 min (every 30 min, 6 times)\n"));
}

static void
test_whose (void)
{
  static const struct
  {
    const char *client, *therapist, *head;
  } rows[] = {
    { NULL, NULL, "Test\nTimes are those of UTC.\n" },
    { "A.M.", NULL, "Test\nFor A.M..\nTimes are those of UTC.\n" },
    { NULL, "Rosa Keller", "Test\nFrom Rosa Keller.\nTimes are those of UTC.\n" },
    { "Ann", "Rosa Keller", "Test\nFor Ann, from Rosa Keller.\nTimes are those of UTC.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "a: at 10:00");
      g_autoptr (LimberPreview) preview = preview_of (routine, "UTC", "2026-03-28", 1);
      g_autofree char *text = NULL;

      routine->client = g_strdup (rows[i].client);
      routine->therapist = g_strdup (rows[i].therapist);
      text = limber_preview_text (preview);
      g_assert_true (g_str_has_prefix (text, rows[i].head));
    }
}

/* What no calendar may hold is left out. */
static void
test_ics_of_control_characters (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "a: at 10:00");
  LimberActivity *activity = (LimberActivity *)limber_test_activity (routine, 0, "a");
  g_autoptr (LimberPreview) preview = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *text = NULL;

  g_free (activity->title);
  activity->title = g_strdup ("Easy\r \033]walk\007");
  preview = preview_of (routine, "UTC", "2026-03-28", 1);
  text = limber_preview_ics (preview, STAMP);
  events = limber_test_icalendar_read (text);
  g_assert_cmpstr (limber_test_icalendar_get (events->pdata[0], "SUMMARY"), ==, "Easy ]walk");
}

static void
test_text_of_nothing (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "seldom: at 10:00 on mon");
  g_autoptr (LimberPreview) preview = preview_of (routine, "UTC", "2026-03-28", 1);
  g_autofree char *text = limber_preview_text (preview), *ics = limber_preview_ics (preview, STAMP);

  g_assert_true (g_str_has_suffix (text, "\nSaturday, 28 March 2026\n  nothing planned\n"));
  g_assert_null (ics);
}

/* Day 1 is the file's, else the first day of the preview. */
static void
test_day_1 (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "a: at 10:00 each 2 days");
  g_autoptr (LimberPreview) open = preview_of (routine, "UTC", "2026-03-28", 4), given = NULL;

  g_assert_cmpuint (open->slots->len, ==, 2);
  g_assert_cmpuint (g_array_index (open->slots, LimberSlot, 0).date, ==, limber_date_parse ("2026-03-28"));
  routine->start = limber_date_parse ("2026-03-29");
  given = preview_of (routine, "UTC", "2026-03-28", 4);
  g_assert_cmpuint (given->slots->len, ==, 2);
  g_assert_cmpuint (g_array_index (given->slots, LimberSlot, 0).date, ==, limber_date_parse ("2026-03-29"));
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    int used, indent, columns;
    const char *wrapped;
  } rows[] = {
    { "one two three", 0, 2, 9, "one two\n  three\n" },
    { "one two three", 0, 2, 7, "one two\n  three\n" },
    { "one two three", 0, 2, 6, "one\n  two\n  thre\n  e\n" },
    { "  one \n two ", 0, 2, 20, "one two\n" },
    { "one two", 4, 4, 8, "one\n    two\n" },
    { "four", 5, 4, 8, "\n    four\n" },
    { "", 0, 2, 9, "\n" },
    /* what stands before it is longer than the indent, and leaves room */
    { "one two", 4, 2, 12, "one two\n" },
    { "abcdefghij", 0, 0, 4, "abcd\nefgh\nij\n" },
    /* two columns each */
    { "腰痛体操", 0, 0, 5, "腰痛\n体操\n" },
    /* no line is long enough for one */
    { "腰痛", 0, 0, 1, "腰\n痛\n" },
    /* none of its own */
    { "e\u0301e\u0301e\u0301 x", 0, 0, 5, "e\u0301e\u0301e\u0301 x\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      limber_wrap (out, rows[i].used, rows[i].indent, rows[i].columns, rows[i].text);
      g_assert_cmpstr (out->str, ==, rows[i].wrapped);
    }
}

static void
test_ics (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_read (FULL);
  g_autoptr (LimberPreview) preview = preview_of (routine, "Europe/Berlin", "2026-03-02", 28);
  g_autofree char *text = limber_preview_ics (preview, STAMP);
  g_autoptr (GPtrArray) events = limber_test_icalendar_read (text);
  const LimberTestEvent *event = events->pdata[1];

  /* two weeks of six a day, two of two a day and a question each Sunday */
  g_assert_cmpuint (events->len, ==, 14 * 6 + 14 * 2 + 2);
  g_assert_cmpuint (events->len, ==, preview->slots->len);
  g_assert_cmpstr (limber_test_icalendar_get (event, "UID"), ==, "sciatica-weeks-1-4.stretch.2026-03-02.0930@limber");
  g_assert_cmpstr (limber_test_icalendar_get (event, "DTSTAMP"), ==, "20260329T010000Z");
  g_assert_cmpstr (limber_test_icalendar_get (event, "DTSTART"), ==, "20260302T095000");
  g_assert_cmpstr (limber_test_icalendar_get (event, "DURATION"), ==, "PT5M");
  g_assert_cmpstr (limber_test_icalendar_get (event, "SEQUENCE"), ==, "3");
  g_assert_cmpstr (limber_test_icalendar_get (event, "SUMMARY"), ==, "Gentle stretches");
  g_assert_cmpstr (limber_test_icalendar_get (event, "DESCRIPTION"), ==,
                   "Open until 11:20; 5 min after \"Heat pack on the lower back\".");
  g_assert_cmpstr (limber_test_icalendar_get (event, "STATUS"), ==, "CONFIRMED");
  event = events->pdata[14 * 6];
  g_assert_cmpstr (limber_test_icalendar_get (event, "SUMMARY"), ==, "Walk or swim (any 5 days of the week)");
  g_assert_cmpstr (limber_test_icalendar_get (event, "STATUS"), ==, "TENTATIVE");
}

/* Events stand where the clocks put them; what has no window is no event. */
static void
test_ics_of_a_gap (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("00:00-23:00", "early: at 02:30\nlost: 1 a day 02:05-02:50");
  g_autoptr (LimberPreview) preview = preview_of (routine, "Europe/Berlin", "2026-03-29", 1);
  g_autofree char *text = limber_preview_ics (preview, STAMP);
  g_autoptr (GPtrArray) events = limber_test_icalendar_read (text);

  g_assert_cmpuint (preview->slots->len, ==, 2);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (limber_test_icalendar_get (events->pdata[0], "DTSTART"), ==, "20260329T030000");
  g_assert_cmpstr (limber_test_icalendar_get (events->pdata[0], "UID"), ==, "test.early.2026-03-29.0230@limber");
  g_assert_cmpstr (limber_test_icalendar_get (events->pdata[0], "DURATION"), ==, "PT1M");
}

/* Titles of every length and of characters of every size are folded and come back whole. */
static void
test_ics_of_titles (void)
{
  static const char *const pieces[] = { "a", "\u00e9", "腰", "\U0001f9d8", ",", ";", "\\", "\n", "\"", ":", " ", "n" };

  for (guint length = 1; length < 200; length++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "a: at 10:00");
      LimberActivity *activity = (LimberActivity *)limber_test_activity (routine, 0, "a");
      g_autoptr (GString) title = g_string_new ("t");
      g_autoptr (LimberPreview) preview = NULL;
      g_autoptr (GPtrArray) events = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < length; i++)
        g_string_append (title, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_free (activity->title);
      activity->title = g_strdup (title->str);
      g_free (routine->title);
      routine->title = g_strdup (title->str);
      preview = preview_of (routine, "UTC", "2026-03-28", 1);
      text = limber_preview_ics (preview, STAMP);
      events = limber_test_icalendar_read (text);
      g_assert_cmpstr (limber_test_icalendar_get (events->pdata[0], "SUMMARY"), ==, title->str);
      g_free (text);
      text = limber_preview_text (preview);
      check_width (text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/text", test_text);
  g_test_add_func ("/preview/text-of-rules", test_text_of_rules);
  g_test_add_func ("/preview/text-of-sitting", test_text_of_sitting);
  g_test_add_func ("/preview/whose", test_whose);
  g_test_add_func ("/preview/ics-of-control-characters", test_ics_of_control_characters);
  g_test_add_func ("/preview/text-of-nothing", test_text_of_nothing);
  g_test_add_func ("/preview/day-1", test_day_1);
  g_test_add_func ("/preview/wrap", test_wrap);
  g_test_add_func ("/preview/ics", test_ics);
  g_test_add_func ("/preview/ics-of-a-gap", test_ics_of_a_gap);
  g_test_add_func ("/preview/ics-of-titles", test_ics_of_titles);
  return g_test_run ();
}
