#include "preview-parts.h"

#include "wrap.h"

#include <glib/gi18n.h>

#define COLUMNS 80
#define TEXT_COLUMN 15 /* where the words of a line begin, after its times */

/* One line of a day: a slot, the slots of an `every_minutes` rule, or a stretch of sitting. */
typedef struct
{
  LimberInstant from, until;
  const LimberSlot *slot;       /* the first; NULL for sitting */
  const LimberSitting *sitting; /* NULL for slots */
  int count;                    /* of slots */
} Line;

/* How far the dates of a preview have been written. */
typedef struct
{
  const LimberPreview *preview;
  GString *out;
  guint next_slot, next_sitting;
  int week; /* of the last heading */
  LimberCivilSpan span;
  GHashTable *memo; /* the wrapped words of lines; the key's other is the count of slots */
} Writer;

static char *
date_words (LimberDate date)
{
  char words[128];
  GDate value;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, date);
  /* TRANSLATORS: a date as in "Monday, 2 March 2026" */
  g_date_strftime (words, sizeof words, _ ("%A, %-d %B %Y"), &value);
  return g_strdup (words);
}

static Line *
find_rule (GArray *lines, const LimberActivity *activity)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (line->slot != NULL && line->slot->activity == activity)
        return line;
    }
  return NULL;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;

  return (x->from > y->from) - (x->from < y->from);
}

/* Takes what belongs to @date. Returns: (transfer full) */
static GArray *
collect_lines (Writer *writer, LimberDate date)
{
  const GArray *slots = writer->preview->slots, *sitting = writer->preview->sitting;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (; writer->next_sitting < sitting->len; writer->next_sitting++)
    {
      const LimberSitting *stretch = &g_array_index (sitting, LimberSitting, writer->next_sitting);
      Line line = { .from = stretch->from, .until = stretch->to, .sitting = stretch };

      if (stretch->date != date)
        break;
      g_array_append_val (lines, line);
    }
  for (; writer->next_slot < slots->len; writer->next_slot++)
    {
      const LimberSlot *slot = &g_array_index (slots, LimberSlot, writer->next_slot);
      Line line = { .from = slot->at, .until = slot->until, .slot = slot, .count = 1 };
      Line *rule = NULL;

      if (slot->date != date)
        break;
      if (slot->activity->when.shape == LIMBER_SHAPE_EVERY)
        rule = find_rule (lines, slot->activity);
      if (rule == NULL)
        g_array_append_val (lines, line);
      else
        {
          rule->count++;
          rule->until = slot->until;
        }
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

/* "Easy walk, 10 min (any 5 days of the week)", wrapped. @note: (nullable)
 * Returns: (transfer full) */
static char *
wrapped_words (const char *title, int minutes, const char *note)
{
  g_autoptr (GString) words = g_string_new (title);
  GString *wrapped = g_string_new (NULL);

  if (minutes > 0)
    g_string_append_printf (words, _ (", %d min"), minutes);
  if (note != NULL)
    g_string_append_printf (words, " (%s)", note);
  limber_wrap (wrapped, TEXT_COLUMN, TEXT_COLUMN, COLUMNS, words->str);
  return g_string_free (wrapped, FALSE);
}

/* Returns: (transfer full) (nullable) */
static char *
line_note (const Line *line)
{
  const LimberSlot *slot = line->slot;

  if (line->sitting != NULL)
    return g_strdup_printf (_ ("after %d min of sitting"), line->sitting->activity->when.minutes);
  if (line->count > 1)
    return g_strdup_printf (ngettext ("every %d min, %d time", "every %d min, %d times", (gulong)line->count),
                            slot->activity->when.minutes, line->count);
  return limber_preview_note (slot);
}

static LimberPreviewKey
line_key (const LimberPreview *preview, const Line *line)
{
  if (line->sitting != NULL)
    return (LimberPreviewKey){ line->sitting->activity, line->sitting->phase, line->sitting->activity->minutes, 0 };
  return (LimberPreviewKey){ line->slot->activity, line->slot->phase, limber_preview_minutes (preview, line->slot),
                             line->count };
}

static void
append_words (Writer *writer, const Line *line)
{
  LimberPreviewKey key = line_key (writer->preview, line);
  const char *words = g_hash_table_lookup (writer->memo, &key);

  if (line->count == 1)
    {
      g_autofree char *moved = limber_preview_moved (writer->preview, &writer->span, line->slot);

      if (moved != NULL)
        {
          g_autofree char *once = wrapped_words (key.activity->title, key.minutes, moved);

          g_string_append (writer->out, once);
          return;
        }
    }
  if (words == NULL)
    {
      g_autofree char *note = line_note (line);

      words = limber_preview_memo_take (writer->memo, &key, wrapped_words (key.activity->title, key.minutes, note));
    }
  g_string_append (writer->out, words);
}

static void
write_line (Writer *writer, const Line *line)
{
  char time[LIMBER_TIME_BUFFER];

  g_string_append (writer->out, "  ");
  g_string_append (writer->out,
                   limber_minute_format (limber_preview_minute (writer->preview, &writer->span, line->from), time));
  if (line->from == line->until)
    g_string_append (writer->out, "        ");
  else
    {
      limber_minute_format (limber_preview_minute (writer->preview, &writer->span, line->until), time);
      g_string_append_c (writer->out, '-');
      g_string_append (writer->out, time);
      g_string_append (writer->out, "  ");
    }
  append_words (writer, line);
}

/* "Week 3 (Build)" where a week begins, as every phase does. */
static void
write_heading (Writer *writer, LimberDate date, const LimberPhase *phase)
{
  int week = limber_course_day (&writer->preview->course, date) / 7 + 1;
  g_autofree char *heading = NULL;

  if (week == writer->week)
    return;
  writer->week = week;
  if (phase->name != NULL)
    heading = g_strdup_printf (_ ("Week %d (%s)"), week, phase->name);
  else
    heading = g_strdup_printf (_ ("Week %d"), week);
  g_string_append_c (writer->out, '\n');
  limber_wrap (writer->out, 0, 0, COLUMNS, heading);
}

static void
write_day (Writer *writer, LimberDate date)
{
  const LimberPhase *phase = limber_course_phase (&writer->preview->course, date, NULL);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *words = date_words (date);

  if (phase == NULL)
    return;
  write_heading (writer, date, phase);
  g_string_append_printf (writer->out, "\n%s\n", words);
  lines = collect_lines (writer, date);
  for (guint i = 0; i < lines->len; i++)
    write_line (writer, &g_array_index (lines, Line, i));
  if (lines->len == 0)
    g_string_append_printf (writer->out, "  %s\n", _ ("nothing planned"));
}

static void
write_title (Writer *writer)
{
  const LimberRoutine *routine = writer->preview->routine;
  g_autofree char *whose = NULL, *zone = g_strdup_printf (_ ("Times are those of %s."), writer->preview->zone_name);

  limber_wrap (writer->out, 0, 0, COLUMNS, routine->title);
  if (routine->client != NULL && routine->therapist != NULL)
    whose = g_strdup_printf (_ ("For %s, from %s."), routine->client, routine->therapist);
  else if (routine->client != NULL)
    whose = g_strdup_printf (_ ("For %s."), routine->client);
  else if (routine->therapist != NULL)
    whose = g_strdup_printf (_ ("From %s."), routine->therapist);
  if (whose != NULL)
    limber_wrap (writer->out, 0, 0, COLUMNS, whose);
  limber_wrap (writer->out, 0, 0, COLUMNS, zone);
  limber_wrap (writer->out, 0, 0, COLUMNS,
               _ ("Each is offered from its first time on and can be answered until its second."));
}

char *
limber_preview_text (const LimberPreview *preview)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GHashTable) memo = limber_preview_memo_new ();
  Writer writer = { .preview = preview, .out = out, .memo = memo };
  LimberDate end = preview->from + (LimberDate)preview->days;

  write_title (&writer);
  if (preview->from < preview->course.day1)
    {
      g_autofree char *first = date_words (preview->course.day1);
      g_autofree char *words = g_strdup_printf (_ ("The routine begins on %s."), first);

      g_string_append_c (out, '\n');
      limber_wrap (out, 0, 0, COLUMNS, words);
    }
  for (LimberDate date = preview->from; date < end; date++)
    {
      if (limber_course_finished (&preview->course, date))
        {
          g_autofree char *last = date_words (date);
          g_autofree char *words = g_strdup_printf (_ ("By %s the routine has ended."), last);

          g_string_append_c (out, '\n');
          limber_wrap (out, 0, 0, COLUMNS, words);
          break;
        }
      write_day (&writer, date);
    }
  return g_string_free (out, FALSE);
}
