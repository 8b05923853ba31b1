#include "icalendar.h"

#include <string.h>

#define DATE_TIME "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"
#define TEXT "^([^\\\\;,]|\\\\[\\\\;,nN])*$"

typedef enum
{
  CALENDAR,
  EVENT,
  ALARM,
  N_COMPONENTS,
} Component;

static const char *const component_names[N_COMPONENTS] = { "VCALENDAR", "VEVENT", "VALARM" };

/* Each must be there exactly once. */
static const struct
{
  Component component;
  const char *name, *pattern;
} known[] = {
  { CALENDAR, "VERSION", "^2\\.0$" },
  { CALENDAR, "PRODID", TEXT },
  { CALENDAR, "CALSCALE", "^GREGORIAN$" },
  { CALENDAR, "X-WR-CALNAME", TEXT },
  { EVENT, "UID", "^[a-z0-9.-]+@limber$" },
  { EVENT, "DTSTAMP", DATE_TIME "Z$" },
  { EVENT, "DTSTART", DATE_TIME "$" },
  { EVENT, "DURATION", "^PT[1-9][0-9]*M$" },
  { EVENT, "SEQUENCE", "^[0-9]+$" },
  { EVENT, "SUMMARY", TEXT },
  { EVENT, "DESCRIPTION", TEXT },
  { EVENT, "CATEGORIES", "^[a-z-]+$" },
  { EVENT, "STATUS", "^(TENTATIVE|CONFIRMED)$" },
  { EVENT, "TRANSP", "^TRANSPARENT$" },
  { ALARM, "ACTION", "^DISPLAY$" },
  { ALARM, "TRIGGER", "^PT0S$" },
  { ALARM, "DESCRIPTION", TEXT },
};

static void
event_free (gpointer data)
{
  LimberTestEvent *event = data;

  g_hash_table_unref (event->properties);
  g_clear_pointer (&event->alarm, g_hash_table_unref);
  g_free (event);
}

static void
check_physical_line (const char *line)
{
  g_assert_cmpuint (strlen (line), >, 0);
  g_assert_cmpuint (strlen (line), <=, 75);
  g_assert_true (g_utf8_validate (line, -1, NULL));
  for (const char *octet = line; *octet != '\0'; octet++)
    g_assert_false (g_ascii_iscntrl (*octet));
}

/* Content lines, unfolded. Returns: (transfer full) */
static char **
unfold (const char *text)
{
  g_auto (GStrv) physical = g_strsplit (text, "\r\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n_lines = g_strv_length (physical);

  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; i + 1 < n_lines; i++)
    {
      check_physical_line (physical[i]);
      if (physical[i][0] == ' ')
        g_string_append (joined, physical[i] + 1);
      else
        g_string_append_printf (joined, "%s%s", i == 0 ? "" : "\n", physical[i]);
    }
  return g_strsplit (joined->str, "\n", -1);
}

static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    if (*value != '\\')
      g_string_append_c (text, *value);
    else
      {
        value++;
        g_string_append_c (text, *value == 'n' || *value == 'N' ? '\n' : *value);
      }
  return g_string_free (text, FALSE);
}

static void
take_property (GHashTable *properties, Component component, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = NULL;
  gboolean found = FALSE;

  g_assert_nonnull (colon);
  name = g_strndup (line, (gsize)(colon - line));
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].component == component && strcmp (known[i].name, name) == 0)
      {
        if (!g_regex_match_simple (known[i].pattern, colon + 1, 0, 0))
          g_error ("not a value of its type: %s", line);
        found = TRUE;
      }
  if (!found)
    g_error ("not known in %s: %s", component_names[component], line);
  if (!g_hash_table_insert (properties, g_steal_pointer (&name), unescape (colon + 1)))
    g_error ("there twice: %s", line);
}

static void
check_complete (GHashTable *properties, Component component)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].component == component && !g_hash_table_contains (properties, known[i].name))
      g_error ("missing in %s: %s", component_names[component], known[i].name);
}

static GHashTable *
properties_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* The lines from @line on up to the END of @component; returns the one after it. */
static char **
read_component (char **line, Component component, GHashTable *properties, GPtrArray *events)
{
  g_autofree char *end = g_strconcat ("END:", component_names[component], NULL);

  for (; *line != NULL && strcmp (*line, end) != 0;)
    if (component == CALENDAR && strcmp (*line, "BEGIN:VEVENT") == 0)
      {
        LimberTestEvent *event = g_new0 (LimberTestEvent, 1);

        event->properties = properties_new ();
        g_ptr_array_add (events, event);
        line = read_component (line + 1, EVENT, event->properties, events);
      }
    else if (component == EVENT && strcmp (*line, "BEGIN:VALARM") == 0)
      {
        LimberTestEvent *event = events->pdata[events->len - 1];

        g_assert_null (event->alarm);
        event->alarm = properties_new ();
        line = read_component (line + 1, ALARM, event->alarm, events);
      }
    else
      take_property (properties, component, *line++);
  g_assert_cmpstr (*line, ==, end);
  check_complete (properties, component);
  return line + 1;
}

GPtrArray *
limber_test_icalendar_read (const char *text)
{
  g_autoptr (GHashTable) calendar = properties_new ();
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = unfold (text);
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  char **rest;

  g_assert_cmpstr (lines[0], ==, "BEGIN:VCALENDAR");
  rest = read_component (lines + 1, CALENDAR, calendar, events);
  g_assert_null (*rest);
  g_assert_cmpuint (events->len, >, 0);
  for (guint i = 0; i < events->len; i++)
    {
      const LimberTestEvent *event = events->pdata[i];

      g_assert_nonnull (event->alarm);
      g_assert_true (g_hash_table_add (uids, (gpointer)limber_test_icalendar_get (event, "UID")));
    }
  return events;
}

const char *
limber_test_icalendar_get (const LimberTestEvent *event, const char *property)
{
  return g_hash_table_lookup (event->properties, property);
}
