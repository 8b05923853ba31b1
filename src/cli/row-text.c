#include "row-text.h"

#include "core/text.h"
#include "core/warning.h"
#include "core/words.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* "09:50", with the date where it is not that of the row. */
static char *
time_text (const LimberEvent *event, LimberInstant at, GTimeZone *zone)
{
  char date_text[LIMBER_DATE_BUFFER], time_text[LIMBER_TIME_BUFFER];
  LimberDate date, here;
  int minute;

  limber_civil_local (zone, event->at, &here, NULL);
  limber_civil_local (zone, at, &date, &minute);
  limber_minute_format (minute, time_text);
  if (date == here)
    return g_strdup (time_text);
  return g_strdup_printf ("%s %s", limber_date_format (date, date_text), time_text);
}

/* What the row is about: "stretch 09:30", with the date where the row was written on another. */
static void
append_subject (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  char date[LIMBER_DATE_BUFFER];
  LimberDate here;

  if (event->activity == NULL)
    return;
  limber_civil_local (zone, event->at, &here, NULL);
  g_string_append (out, event->activity);
  if (event->key != NULL)
    g_string_append_printf (out, limber_minute_parse (event->key) < 0 ? " #%s" : " %s", event->key);
  if (event->date != here)
    g_string_append_printf (out, _ (" of %s"), limber_date_format (event->date, date));
  g_string_append (out, ": ");
}

static void
append_reason (GString *out, const char *reason)
{
  const char *text;

  if (reason == NULL)
    return;
  text = limber_reason_text (reason);
  g_string_append_printf (out, ", %s", text == NULL ? reason : text);
}

static void
append_until (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  g_autofree char *until = NULL;

  if (event->until == LIMBER_ABSENT)
    return;
  until = time_text (event, event->until, zone);
  g_string_append_printf (out, _ (" until %s"), until);
}

static void
append_outcome (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  g_string_append (out, limber_outcome_text (event->outcome));
  if (event->cause != LIMBER_CAUSE_NONE)
    g_string_append_printf (out, ", %s", limber_cause_text (event->cause));
  append_reason (out, event->reason);
  if (event->happened != LIMBER_ABSENT)
    {
      g_autofree char *happened = time_text (event, event->happened, zone);

      g_string_append_printf (out, _ (", at %s, entered late"), happened);
    }
}

static void
append_step (GString *out, const LimberEvent *event)
{
  g_string_append_printf (out, _ ("step %" PRId64), event->step);
  if (event->exercise != NULL)
    g_string_append_printf (out, " (%s)", event->exercise);
  if (event->value != LIMBER_ABSENT && event->total != LIMBER_ABSENT)
    g_string_append_printf (out, _ (": %" PRId64 " of %" PRId64), event->value, event->total);
  append_reason (out, event->reason);
}

static void
append_pain (GString *out, const LimberEvent *event)
{
  if (g_strcmp0 (event->when, "before") == 0)
    g_string_append (out, _ ("pain before"));
  else if (g_strcmp0 (event->when, "after") == 0)
    g_string_append (out, _ ("pain after"));
  else
    g_string_append (out, _ ("pain"));
  if (event->score != LIMBER_ABSENT)
    g_string_append_printf (out, ": %" G_GINT64_FORMAT, event->score);
  if (event->place != NULL)
    g_string_append_printf (out, ", %s", event->place);
  if (event->text != NULL)
    g_string_append_printf (out, ": %s", event->text);
}

/* The warning signs of one urgency, or what all of them came to. */
static gboolean
append_signs (GString *out, const LimberEvent *event)
{
  const char *urgency;

  if (event->question == NULL || !g_str_has_prefix (event->question, LIMBER_WARNING_QUESTION))
    return FALSE;
  urgency = strchr (event->question, '-');
  g_string_append (out, _ ("warning signs"));
  if (urgency != NULL)
    g_string_append_printf (out, " (%s)", urgency + 1);
  g_string_append_printf (out, ": %s", event->value == 0 ? _ ("none") : _ ("yes"));
  return TRUE;
}

static void
append_answer (GString *out, const LimberEvent *event)
{
  const char *reason = event->reason == NULL ? NULL : limber_reason_text (event->reason);

  if (append_signs (out, event))
    return;
  if (g_strcmp0 (event->question, "reason") == 0)
    g_string_append (out, _ ("why"));
  else if (event->question != NULL && g_str_has_prefix (event->question, "page-"))
    g_string_append (out, _ ("the page for a session"));
  else if (event->question != NULL && g_str_has_prefix (event->question, "away-"))
    g_string_append (out, _ ("the days away"));
  else
    g_string_append (out, event->question == NULL ? _ ("answer") : event->question);
  if (event->reason != NULL)
    g_string_append_printf (out, ": %s", reason == NULL ? event->reason : reason);
  if (event->value != LIMBER_ABSENT)
    g_string_append_printf (out, ": %" G_GINT64_FORMAT, event->value);
  if (event->text != NULL)
    g_string_append_printf (out, ": %s", event->text);
}

static void
append_amended (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  if (event->kind == LIMBER_EVENT_UNDONE)
    g_string_append (out, _ ("taken back"));
  else
    g_string_append (out, _ ("corrected: "));
  if (event->kind == LIMBER_EVENT_CORRECTED && event->outcome != LIMBER_OUTCOME_NONE)
    append_outcome (out, event, zone);
  if (event->kind == LIMBER_EVENT_CORRECTED && event->score != LIMBER_ABSENT)
    append_pain (out, event);
  if (event->ref != LIMBER_ABSENT)
    g_string_append_printf (out, _ (" (row #%" PRId64 ")"), event->ref);
}

static void
append_gap (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  g_string_append (out, _ ("nothing is known"));
  if (event->due != LIMBER_ABSENT)
    {
      g_autofree char *from = time_text (event, event->due, zone);

      g_string_append_printf (out, _ (" from %s"), from);
    }
  append_until (out, event, zone);
  append_reason (out, event->reason);
}

static void
append_installed (GString *out, const LimberEvent *event)
{
  g_string_append_printf (out, _ ("routine %s installed"), event->file == NULL ? "" : event->file);
  if (event->revision != LIMBER_ABSENT)
    g_string_append_printf (out, _ (", revision %" PRId64), event->revision);
  if (event->text != NULL)
    g_string_append_printf (out, ": %s", event->text);
}

/* A word, then whatever of until, reason and text the row has. */
static void
append_plain (GString *out, const char *word, const LimberEvent *event, GTimeZone *zone)
{
  g_string_append (out, word);
  if (event->file != NULL && event->activity == NULL)
    g_string_append_printf (out, " (%s)", event->file);
  /* how long it may be answered is in the row that it came with */
  if (event->kind != LIMBER_EVENT_STARTED)
    append_until (out, event, zone);
  append_reason (out, event->reason);
  /* what the runs keep there is for limberd alone */
  if (event->text != NULL && event->kind != LIMBER_EVENT_RUN_START && event->kind != LIMBER_EVENT_RUN_STOP)
    g_string_append_printf (out, ": %s", event->text);
}

static const char *
plain_word (const LimberEvent *event)
{
  switch (event->kind)
    {
    case LIMBER_EVENT_DUE:
      return _ ("due");
    case LIMBER_EVENT_SHOWN:
      if (g_strcmp0 (event->question, "finish") == 0)
        return _ ("asked whether it was done");
      return event->question != NULL && event->activity == NULL ? _ ("question shown") : _ ("reminder shown");
    case LIMBER_EVENT_SNOOZED:
      return _ ("put off");
    case LIMBER_EVENT_STARTED:
      return _ ("started");
    case LIMBER_EVENT_PAUSED:
      return _ ("reminders paused");
    case LIMBER_EVENT_RESUMED:
      return _ ("reminders resumed");
    case LIMBER_EVENT_HELD:
      return _ ("put on hold");
    case LIMBER_EVENT_RELEASED:
      return _ ("hold released");
    case LIMBER_EVENT_PHASE:
      return _ ("phase");
    case LIMBER_EVENT_REMOVED:
      return _ ("routine removed");
    case LIMBER_EVENT_RUN_START:
      return _ ("limberd started");
    case LIMBER_EVENT_RUN_STOP:
      return _ ("limberd stopped");
    default:
      return limber_event_name (event->kind);
    }
}

char *
limber_row_text (const LimberEvent *event, GTimeZone *zone)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_subject (out, event, zone);
  switch (event->kind)
    {
    case LIMBER_EVENT_STEP:
      append_step (out, event);
      break;
    case LIMBER_EVENT_PAIN:
      append_pain (out, event);
      break;
    case LIMBER_EVENT_ANSWER:
      append_answer (out, event);
      break;
    case LIMBER_EVENT_OUTCOME:
      append_outcome (out, event, zone);
      break;
    case LIMBER_EVENT_CORRECTED:
    case LIMBER_EVENT_UNDONE:
      append_amended (out, event, zone);
      break;
    case LIMBER_EVENT_GAP:
      append_gap (out, event, zone);
      break;
    case LIMBER_EVENT_INSTALLED:
      append_installed (out, event);
      break;
    default:
      append_plain (out, plain_word (event), event, zone);
      break;
    }
  return limber_text_plain (out->str);
}
