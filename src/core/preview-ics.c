#include "preview-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define LINE_OCTETS 75 /* a content line without its CRLF */

typedef struct
{
  const LimberPreview *preview;
  GString *out;
  const char *stamp; /* the lines that every event has */
  LimberCivilSpan span;
  GHashTable *memo; /* what follows the start; the key's other is the minute of the window's end */
} Writer;

/* Backslashes what would end a text value, and leaves out what no value may hold. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (escaped, "\\n");
    else if (strchr ("\\;,", *text) != NULL)
      g_string_append_printf (escaped, "\\%c", *text);
    else if (!g_ascii_iscntrl (*text))
      g_string_append_c (escaped, *text);
  return g_string_free (escaped, FALSE);
}

/* How much of @content fits into @room octets without half a character at its end. */
static gsize
whole_characters (const char *content, gsize room)
{
  while ((content[room] & 0xc0) == 0x80)
    room--;
  return room;
}

/* NAME:VALUE, folded. @name has no part in the folding: it is short. */
static void
append_line (GString *out, const char *name, const char *value)
{
  gsize left = strlen (value), room = LINE_OCTETS - strlen (name) - 1;

  g_string_append (out, name);
  g_string_append_c (out, ':');
  while (left > room)
    {
      gsize fits = whole_characters (value, room);

      g_string_append_len (out, value, (gssize)fits);
      g_string_append (out, "\r\n ");
      value += fits;
      left -= fits;
      room = LINE_OCTETS - 1;
    }
  g_string_append_len (out, value, (gssize)left);
  g_string_append (out, "\r\n");
}

static void
append_text (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = escape (text);

  append_line (out, name, escaped);
}

static void
append_number (GString *out, const char *before, int number, const char *after)
{
  g_string_append_printf (out, "%s%d%s\r\n", before, number, after);
}

/* "20260329T030000", the wall clock of @zone. */
static void
append_wall (GString *out, LimberCivilSpan *span, GTimeZone *zone, LimberInstant at)
{
  char text[LIMBER_INSTANT_BUFFER];

  limber_civil_span_format (span, zone, at, text);
  g_string_append_len (out, text, 4);
  g_string_append_len (out, text + 5, 2);
  g_string_append_len (out, text + 8, 3);
  g_string_append_len (out, text + 11, 2);
  g_string_append_len (out, text + 14, 2);
  g_string_append_len (out, text + 17, 2);
}

/* From the occurrence's identity; no part of it can hold a ".". Returns: (transfer full) */
static char *
unique_id (const LimberRoutine *routine, const LimberSlot *slot)
{
  char date[LIMBER_DATE_BUFFER];

  return g_strdup_printf ("%s.%s.%s.%.2s%s@limber", routine->id, slot->activity->id,
                          limber_date_format (slot->date, date), slot->key, slot->key + 3);
}

/* "Open until 11:00; 5 min after …" Returns: (transfer full) */
static char *
description (int until, const char *note)
{
  char time[LIMBER_TIME_BUFFER];

  limber_minute_format (until, time);
  if (note == NULL)
    return g_strdup_printf (_ ("Open until %s."), time);
  return g_strdup_printf (_ ("Open until %s; %s."), time, note);
}

/* What follows the start of an event, to its end. @moved: (nullable) Returns: (transfer full) */
static char *
event_rest (const LimberPreviewKey *key, const LimberSlot *slot, const char *moved)
{
  GString *out = g_string_new (NULL);
  g_autofree char *note = moved != NULL ? g_strdup (moved) : limber_preview_note (slot);
  g_autofree char *details = description (key->other, note);
  /* how often a flexible offer is meant, because few calendars show that an event is tentative */
  g_autofree char *title
      = slot->flexible ? g_strdup_printf ("%s (%s)", slot->activity->title, note) : g_strdup (slot->activity->title);

  append_number (out, "DURATION:PT", MAX (key->minutes, 1), "M");
  append_text (out, "SUMMARY", title);
  append_text (out, "DESCRIPTION", details);
  append_text (out, "CATEGORIES", limber_kind_name (slot->activity->kind));
  append_line (out, "STATUS", slot->flexible ? "TENTATIVE" : "CONFIRMED");
  append_line (out, "TRANSP", "TRANSPARENT");
  append_line (out, "BEGIN", "VALARM");
  append_line (out, "ACTION", "DISPLAY");
  append_line (out, "TRIGGER", "PT0S");
  append_text (out, "DESCRIPTION", title);
  append_line (out, "END", "VALARM");
  append_line (out, "END", "VEVENT");
  return g_string_free (out, FALSE);
}

static void
append_rest (Writer *writer, const LimberSlot *slot)
{
  const LimberPreview *preview = writer->preview;
  LimberPreviewKey key = { slot->activity, slot->phase, limber_preview_minutes (preview, slot),
                           limber_preview_minute (preview, &writer->span, slot->until) };
  g_autofree char *moved = limber_preview_moved (preview, &writer->span, slot);
  const char *rest = g_hash_table_lookup (writer->memo, &key);

  if (moved != NULL)
    {
      g_autofree char *once = event_rest (&key, slot, moved);

      g_string_append (writer->out, once);
      return;
    }
  if (rest == NULL)
    rest = limber_preview_memo_take (writer->memo, &key, event_rest (&key, slot, NULL));
  g_string_append (writer->out, rest);
}

static void
append_event (Writer *writer, const LimberSlot *slot)
{
  g_autofree char *uid = unique_id (writer->preview->routine, slot);

  append_line (writer->out, "BEGIN", "VEVENT");
  append_line (writer->out, "UID", uid);
  g_string_append (writer->out, writer->stamp);
  g_string_append (writer->out, "DTSTART:");
  append_wall (writer->out, &writer->span, writer->preview->zone, slot->at);
  g_string_append (writer->out, "\r\n");
  append_rest (writer, slot);
}

/* The lines of an event that all of an export have in common. Returns: (transfer full) */
static char *
stamp_lines (const LimberPreview *preview, LimberInstant stamp)
{
  GString *out = g_string_new ("DTSTAMP:");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  LimberCivilSpan span = { 0 };

  append_wall (out, &span, utc, stamp);
  g_string_append (out, "Z\r\n");
  append_number (out, "SEQUENCE:", preview->routine->revision, "");
  return g_string_free (out, FALSE);
}

char *
limber_preview_ics (const LimberPreview *preview, LimberInstant stamp)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) memo = limber_preview_memo_new ();
  g_autofree char *lines = stamp_lines (preview, stamp);
  Writer writer = { .preview = preview, .out = out, .stamp = lines, .memo = memo };
  gboolean any = FALSE;

  append_line (out, "BEGIN", "VCALENDAR");
  append_line (out, "VERSION", "2.0");
  append_line (out, "PRODID", "-//limber//limber " LIMBER_VERSION "//EN");
  append_line (out, "CALSCALE", "GREGORIAN");
  append_text (out, "X-WR-CALNAME", preview->routine->title);
  for (guint i = 0; i < preview->slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (preview->slots, LimberSlot, i);

      if (slot->at == slot->until)
        continue;
      append_event (&writer, slot);
      any = TRUE;
    }
  append_line (out, "END", "VCALENDAR");
  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
