#include "preview-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define LINE_OCTETS 75 /* a content line without its CRLF */

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

/* "20260329T030000", the wall clock of @zone. Returns: (transfer full) */
static char *
wall_form (LimberInstant at, GTimeZone *zone)
{
  g_autofree char *text = limber_instant_format (at, zone);
  GString *form = g_string_new (NULL);

  for (const char *character = text; character < text + strlen ("2026-03-29T03:00:00"); character++)
    if (*character != '-' && *character != ':')
      g_string_append_c (form, *character);
  return g_string_free (form, FALSE);
}

/* The title; for a flexible offer with how often it is meant, because few calendars show that an
 * event is tentative. Returns: (transfer full) */
static char *
summary (const LimberPreview *preview, const LimberSlot *slot)
{
  g_autofree char *note = slot->flexible ? limber_preview_note (preview, slot) : NULL;

  return note == NULL ? g_strdup (slot->activity->title) : g_strdup_printf ("%s (%s)", slot->activity->title, note);
}

/* "Open until 11:00; 5 min after …" Returns: (transfer full) */
static char *
description (const LimberPreview *preview, const LimberSlot *slot)
{
  g_autofree char *note = limber_preview_note (preview, slot);
  char until[LIMBER_TIME_BUFFER];

  limber_preview_wall (preview, slot->until, until);
  if (note == NULL)
    return g_strdup_printf (_ ("Open until %s."), until);
  return g_strdup_printf (_ ("Open until %s; %s."), until, note);
}

/* From the occurrence's identity; no part of it can hold a ".". Returns: (transfer full) */
static char *
unique_id (const LimberRoutine *routine, const LimberSlot *slot)
{
  char date[LIMBER_DATE_BUFFER];

  return g_strdup_printf ("%s.%s.%s.%.2s%s@limber", routine->id, slot->activity->id,
                          limber_date_format (slot->date, date), slot->key, slot->key + 3);
}

static void
append_event (GString *out, const LimberPreview *preview, const LimberSlot *slot, const char *stamp)
{
  g_autofree char *start = wall_form (slot->at, preview->zone);
  g_autofree char *title = summary (preview, slot), *details = description (preview, slot);
  g_autofree char *uid = unique_id (preview->routine, slot);

  append_line (out, "BEGIN", "VEVENT");
  append_line (out, "UID", uid);
  append_line (out, "DTSTAMP", stamp);
  append_number (out, "SEQUENCE:", preview->routine->revision, "");
  append_line (out, "DTSTART", start);
  append_number (out, "DURATION:PT", MAX (limber_preview_minutes (preview, slot), 1), "M");
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
}

char *
limber_preview_ics (const LimberPreview *preview, LimberInstant stamp)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *stamp_wall = wall_form (stamp, utc), *stamp_form = g_strconcat (stamp_wall, "Z", NULL);
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
      append_event (out, preview, slot, stamp_form);
      any = TRUE;
    }
  append_line (out, "END", "VCALENDAR");
  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
