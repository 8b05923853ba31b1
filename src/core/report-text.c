#include "report-text.h"

#include "words.h"
#include "wrap.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMNS 80
#define INDENT 2
#define NAME_COLUMNS 28
#define NUMBER_COLUMNS 8
#define MAX_WEEKS ((COLUMNS - INDENT - NAME_COLUMNS) / NUMBER_COLUMNS)

static void
heading (GString *out, const char *title)
{
  g_string_append_printf (out, "\n%s\n", title);
}

static void
heading_once (GString *out, gboolean *done, const char *title)
{
  if (!*done)
    heading (out, title);
  *done = TRUE;
}

/* A paragraph; @hang is where its further lines begin. */
static void
paragraph (GString *out, int hang, const char *text)
{
  g_string_append_printf (out, "%*s", INDENT, "");
  limber_wrap (out, INDENT, hang, COLUMNS, text);
}

/* "Name: text" */
static void
item (GString *out, const char *name, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", name, text);

  paragraph (out, INDENT + 4, line);
}

static void
name_cell (GString *out, const char *name, int columns)
{
  g_autofree char *cell = limber_wrap_fit (name, columns);

  g_string_append_printf (out, "%*s%s", INDENT, "", cell);
}

static void
cell (GString *out, const char *text, int columns)
{
  g_autofree char *fitted = limber_wrap_fit (text, -columns);

  g_string_append (out, fitted);
}

static void
end_row (GString *out)
{
  while (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
number_cell (GString *out, int number, int columns)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  cell (out, text, columns);
}

static void
append_head (GString *out, const LimberReport *report, LimberReportSince since)
{
  g_autoptr (GPtrArray) routines = limber_report_routines (report);
  g_autofree char *period = limber_report_period (report, since);

  for (guint i = 0; i < routines->len; i++)
    {
      const LimberRoutine *routine = ((const LimberReportPlan *)routines->pdata[i])->course.routine;
      g_autofree char *whom = limber_report_for_whom (routine);

      limber_wrap (out, 0, 0, COLUMNS, routine->title);
      if (whom != NULL)
        limber_wrap (out, 0, 0, COLUMNS, whom);
    }
  limber_wrap (out, 0, 0, COLUMNS, period);
}

/* Stops and holds, or what else was marked. */
static void
append_flags_of (GString *out, const LimberReport *report, gboolean alarm)
{
  guint earlier;
  g_autoptr (GPtrArray) flags = limber_report_flags (report, alarm, &earlier);
  g_autofree char *more = limber_report_earlier (earlier);

  if (flags->len == 0 && alarm)
    paragraph (out, INDENT, _ ("None in this time."));
  for (guint i = 0; i < flags->len; i++)
    {
      const LimberReportFlag *flag = flags->pdata[i];
      g_autofree char *date = limber_report_date (report, flag->date);

      item (out, date, flag->text);
    }
  if (more != NULL)
    paragraph (out, INDENT, more);
}

/* The columns of what was done: their heads, and how wide they are if the heads are not wider. */
typedef struct
{
  const char *head;
  int columns;
} Column;

/* What is left of the line for the names. */
static int
widen (Column *columns, gsize n_columns)
{
  int names = COLUMNS - INDENT;

  for (gsize i = 0; i < n_columns; i++)
    {
      columns[i].columns = MAX (columns[i].columns, limber_wrap_columns (columns[i].head) + 1);
      names -= columns[i].columns;
    }
  return names;
}

static void
append_doses (GString *out, const LimberReport *report)
{
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *dose = limber_report_dose (&activity->total);
      g_autofree char *name = g_strdup_printf (_ ("Dose of %s"), activity->title);

      if (dose != NULL)
        item (out, name, dose);
    }
}

static void
append_counts (GString *out, const LimberReport *report)
{
  Column columns[] = { { _ ("planned"), 8 }, { _ ("counted"), 8 }, { _ ("done"), 6 },     { _ ("part"), 6 },
                       { _ ("not"), 5 },     { _ ("missed"), 7 },  { _ ("sessions"), 10 } };
  int names = widen (columns, G_N_ELEMENTS (columns));

  heading (out, _ ("WHAT WAS DONE"));
  name_cell (out, "", names);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    cell (out, columns[i].head, columns[i].columns);
  end_row (out);
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      const LimberTally *tally = &activity->total;
      const int numbers[] = { tally->planned,
                              tally->counted,
                              tally->outcomes[LIMBER_OUTCOME_DONE] + tally->outcomes[LIMBER_OUTCOME_NATURAL],
                              tally->outcomes[LIMBER_OUTCOME_PARTIAL] + tally->outcomes[LIMBER_OUTCOME_STOPPED],
                              tally->outcomes[LIMBER_OUTCOME_SKIPPED],
                              tally->outcomes[LIMBER_OUTCOME_MISSED] };
      g_autofree char *ratio = limber_ratio_text (limber_tally_sessions (tally));

      name_cell (out, activity->title, names);
      for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++)
        number_cell (out, numbers[j], columns[j].columns);
      cell (out, ratio, columns[G_N_ELEMENTS (numbers)].columns);
      end_row (out);
    }
  append_doses (out, report);
}

static void
append_column_heads (GString *out, const GArray *columns)
{
  name_cell (out, "", NAME_COLUMNS);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *from = limber_date_short (g_array_index (columns, LimberReportColumn, i).from);

      cell (out, from, NUMBER_COLUMNS);
    }
  end_row (out);
}

static void
append_weeks (GString *out, const LimberReport *report, const GArray *columns)
{
  if (columns->len < 2)
    return;
  heading (out, _ ("WEEK BY WEEK: done of counted, from the day above on"));
  append_column_heads (out, columns);
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      name_cell (out, activity->title, NAME_COLUMNS);
      for (guint j = 0; j < columns->len; j++)
        {
          LimberTally tally = limber_report_column_tally (activity, &g_array_index (columns, LimberReportColumn, j));
          g_autofree char *text
              = tally.counted == 0 ? g_strdup ("–") : g_strdup_printf ("%d/%d", tally.performed, tally.counted);

          cell (out, text, NUMBER_COLUMNS);
        }
      end_row (out);
    }
}

static void
append_left_out (GString *out, const LimberReport *report, const LimberReportView *view)
{
  g_autoptr (GPtrArray) spans = limber_report_spans (report, view->notes);
  gboolean any = FALSE;

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = limber_report_left_out (activity);

      if (text == NULL)
        continue;
      heading_once (out, &any, _ ("NOT COUNTED, AND WHY"));
      item (out, activity->title, text);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      heading_once (out, &any, _ ("NOT COUNTED, AND WHY"));
      paragraph (out, INDENT + 4, spans->pdata[i]);
    }
}

static void
append_reasons (GString *out, const LimberReport *report, const LimberReportView *view)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = limber_report_why (activity, view->notes);

      if (text == NULL)
        continue;
      heading_once (out, &any, _ ("WHY NOT, AND HOW OFTEN PUT OFF"));
      item (out, activity->title, text);
    }
}

/* Of each activity the steps that were left out most. */
static void
append_steps (GString *out, const LimberReport *report, const LimberReportView *view)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      for (guint j = 0; j < MIN (activity->steps->len, LIMBER_REPORT_STEPS); j++)
        {
          const LimberReportStep *step = &g_array_index (activity->steps, LimberReportStep, j);
          g_autofree char *text = limber_report_step (step, view->notes);

          if (step->done == step->planned)
            break;
          heading_once (out, &any, _ ("STEPS LEFT OUT MOST"));
          item (out, step->name, text);
        }
    }
}

static void
append_daytimes (GString *out, const LimberReport *report)
{
  heading (out, _ ("TIME OF DAY: done of counted, by the planned time"));
  name_cell (out, "", NAME_COLUMNS);
  cell (out, _ ("before 12:00"), 15);
  cell (out, _ ("12:00-17:00"), 15);
  cell (out, _ ("from 17:00"), 15);
  end_row (out);
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      if (!limber_report_has_daytimes (activity))
        continue;
      name_cell (out, activity->title, NAME_COLUMNS);
      for (int j = 0; j < LIMBER_N_DAYTIMES; j++)
        {
          const LimberTally *tally = &activity->daytimes[j];
          g_autofree char *text
              = tally->counted == 0 ? g_strdup ("–") : g_strdup_printf ("%d/%d", tally->performed, tally->counted);

          cell (out, text, 15);
        }
      end_row (out);
    }
}

static void
append_pain_row (GString *out, const LimberReport *report, const GArray *columns, LimberPainWhen when, const char *name)
{
  g_autofree char *median = limber_median_text (limber_report_median (report, when, report->from, report->to));
  g_autofree char *label = g_strdup_printf (_ ("%s: median %s"), name, median);

  if (!limber_report_has_pain (report, when))
    return;
  name_cell (out, label, NAME_COLUMNS);
  for (guint i = 0; i < columns->len && columns->len > 1; i++)
    {
      const LimberReportColumn *column = &g_array_index (columns, LimberReportColumn, i);
      g_autofree char *text = limber_median_text (limber_report_median (report, when, column->from, column->to));

      cell (out, text, NUMBER_COLUMNS);
    }
  end_row (out);
}

static void
append_pain (GString *out, const LimberReport *report, const GArray *columns)
{
  g_autofree char *change = limber_report_pain_change (report), *place = limber_report_pain_place (report);

  if (report->pain->len == 0)
    return;
  heading (out, _ ("PAIN, 0 to 10"));
  if (columns->len > 1)
    append_column_heads (out, columns);
  append_pain_row (out, report, columns, LIMBER_PAIN_BEFORE, _ ("Before"));
  append_pain_row (out, report, columns, LIMBER_PAIN_AFTER, _ ("After"));
  append_pain_row (out, report, columns, LIMBER_PAIN_NOW, _ ("At other times"));
  if (change != NULL)
    paragraph (out, INDENT, change);
  if (place != NULL)
    paragraph (out, INDENT, place);
  append_flags_of (out, report, FALSE);
}

static void
append_sitting (GString *out, const LimberReport *report)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = activity->kind == LIMBER_KIND_POSTURE ? limber_report_sitting (activity) : NULL;

      if (text == NULL)
        continue;
      heading_once (out, &any, _ ("SITTING"));
      item (out, activity->title, text);
    }
}

/* Numbers are shown; what the client wrote only with their leave. */
static void
append_notes (GString *out, const LimberReport *report, const LimberReportView *view)
{
  g_autoptr (GPtrArray) notes = limber_report_notes (report, view->notes);
  gboolean any = FALSE;

  for (guint i = 0; i < notes->len; i++)
    {
      const LimberReportNote *note = notes->pdata[i];
      g_autofree char *date = limber_report_date (report, note->date);
      g_autofree char *text = limber_report_note (note, view->notes);

      heading_once (out, &any, view->notes ? _ ("QUESTIONS AND NOTES") : _ ("QUESTIONS"));
      item (out, date, text);
    }
}

static void
append_footnotes (GString *out, const LimberReport *report)
{
  g_auto (GStrv) notes = limber_report_footnotes (report);

  g_string_append_c (out, '\n');
  for (char **note = notes; *note != NULL; note++)
    paragraph (out, INDENT, *note);
}

char *
limber_report_text (const LimberReport *report, const LimberReportView *view)
{
  g_autoptr (GArray) columns = limber_report_columns (report, MAX_WEEKS);
  g_autofree char *signs = limber_report_signs (report);
  GString *out = g_string_new (NULL);

  append_head (out, report, view->since);
  if (view->damage != NULL)
    limber_wrap (out, 0, 0, COLUMNS, view->damage);
  heading (out, _ ("STOPS AND WARNING SIGNS"));
  append_flags_of (out, report, TRUE);
  if (signs != NULL)
    paragraph (out, INDENT, signs);
  append_counts (out, report);
  append_weeks (out, report, columns);
  append_left_out (out, report, view);
  append_reasons (out, report, view);
  append_steps (out, report, view);
  append_daytimes (out, report);
  append_pain (out, report, columns);
  append_sitting (out, report);
  append_notes (out, report, view);
  append_footnotes (out, report);
  return g_string_free (out, FALSE);
}
