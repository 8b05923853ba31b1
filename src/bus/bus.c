#include "bus.h"

#include "limber-bus-generated.h"

#include <glib/gi18n.h>
#include <string.h>

/* No activity or reason is longer; what is comes from no client of ours. */
#define MAX_TEXT 500

struct _LimberBus
{
  LimberGenLimber1 *skeleton; /* (owned) */
  LimberDaemon *daemon;       /* (owned) */
  GCallback reload;
  gpointer reload_data;
  gulong changed_id, session_id;
};

static const GDBusErrorEntry errors[] = {
  { LIMBER_ERROR_REFUSED, "org.limber.Error.Refused" },
  { LIMBER_ERROR_USAGE, "org.limber.Error.Usage" },
  { LIMBER_ERROR_AMBIGUOUS, "org.limber.Error.Ambiguous" },
};

void
limber_bus_register_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_dbus_error_register_error (LIMBER_ERROR, errors[i].error_code, errors[i].dbus_error_name);
}

/* TRUE for a text of bearable length; otherwise the call is answered with an error. */
static gboolean
check_text (GDBusMethodInvocation *invocation, const char *what, const char *text)
{
  if (strlen (text) <= MAX_TEXT)
    return TRUE;
  g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                                         _ ("%s: the text is longer than %d characters"), what, MAX_TEXT);
  return FALSE;
}

static gboolean
on_status (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  limber_gen_limber1_complete_status (bus->skeleton, invocation, limber_daemon_status (bus->daemon));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
parse_answer (const char *word, LimberAnswerKind *kind)
{
  static const char *const words[] = { "start", "done", "partial", "skip", "later" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *kind = (LimberAnswerKind)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
on_answer (LimberBus *bus, GDBusMethodInvocation *invocation, const char *activity, const char *word, GVariant *options)
{
  LimberAnswer answer = { .activity = activity, .happened = LIMBER_ABSENT };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const char *reason = NULL;
  gint64 at;
  gint32 minutes;

  if (!check_text (invocation, "activity", activity))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (g_variant_lookup (options, "reason", "&s", &reason) && !check_text (invocation, "reason", reason))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (!parse_answer (word, &answer.kind))
    {
      g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                                             _ ("%s: no such answer; say start, done, partial, skip or later"), word);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  answer.reason = reason;
  if (g_variant_lookup (options, "at", "x", &at))
    /* LIMBER_ABSENT, which would be now, is said by leaving it out */
    answer.happened = MAX (at, LIMBER_ABSENT + 1);
  if (g_variant_lookup (options, "minutes", "i", &minutes))
    answer.minutes = CLAMP (minutes, 0, 24 * 60);
  if (limber_daemon_answer (bus->daemon, &answer, &said, &error))
    limber_gen_limber1_complete_answer (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_correct (LimberBus *bus, GDBusMethodInvocation *invocation, const char *activity, const char *date, const char *word,
            GVariant *options)
{
  LimberCorrection correction = { .activity = activity, .date = limber_date_parse (date) };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!check_text (invocation, "activity", activity))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (g_variant_lookup (options, "reason", "&s", &correction.reason)
      && !check_text (invocation, "reason", correction.reason))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  g_variant_lookup (options, "time", "&s", &correction.time);
  if (correction.date == 0 || (correction.time != NULL && limber_minute_parse (correction.time) < 0)
      || !parse_answer (word, &correction.kind) || correction.kind < LIMBER_ANSWER_DONE
      || correction.kind > LIMBER_ANSWER_SKIP)
    g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                                           _ ("correct: say the day as 2026-03-02, the time as 09:00, and done, "
                                              "partial or skip"));
  else if (limber_daemon_correct (bus->daemon, &correction, &said, &error))
    limber_gen_limber1_complete_correct (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_session (LimberBus *bus, GDBusMethodInvocation *invocation, const char *button)
{
  if (!check_text (invocation, "button", button))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (limber_daemon_press_session (bus->daemon, button))
    limber_gen_limber1_complete_session (bus->skeleton, invocation, _ ("The session goes on with that."));
  else
    g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                                           _ ("%s: no session is under way that could do that now"), button);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_session_answer (LimberBus *bus, GDBusMethodInvocation *invocation, const char *question, const char *answer)
{
  if (!check_text (invocation, "question", question) || !check_text (invocation, "answer", answer))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (limber_daemon_answer_session (bus->daemon, question, answer))
    limber_gen_limber1_complete_session_answer (bus->skeleton, invocation, _ ("Noted."));
  else
    g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                                           _ ("%s: that is no answer to what the session asks now"), answer);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_undo (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (limber_daemon_undo (bus->daemon, &said, &error))
    limber_gen_limber1_complete_undo (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_undo_shown (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (limber_daemon_undo_shown (bus->daemon, &said, &error))
    limber_gen_limber1_complete_undo_shown (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_pause (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (limber_daemon_ask_pause (bus->daemon, &said, &error))
    limber_gen_limber1_complete_ask_pause (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_pain (LimberBus *bus, GDBusMethodInvocation *invocation, gint score, GVariant *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const char *where = NULL, *note = NULL;
  gboolean good;

  if (g_variant_lookup (options, "where", "&s", &where) && !check_text (invocation, "where", where))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (g_variant_lookup (options, "note", "&s", &note) && !check_text (invocation, "note", note))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  good = score == -1 ? limber_daemon_ask_pain (bus->daemon, &said, &error)
                     : limber_daemon_note_pain (bus->daemon, score, where, note, &said, &error);
  if (good)
    limber_gen_limber1_complete_pain (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_warning_signs (LimberBus *bus, GDBusMethodInvocation *invocation, gboolean screen)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (limber_daemon_ask_signs (bus->daemon, screen, &said, &error))
    limber_gen_limber1_complete_warning_signs (bus->skeleton, invocation, said, limber_daemon_signs_page (bus->daemon));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_signs (LimberBus *bus, GDBusMethodInvocation *invocation, gboolean yes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (limber_daemon_answer_signs (bus->daemon, yes, &said, &error))
    limber_gen_limber1_complete_answer_signs (bus->skeleton, invocation, said, limber_daemon_signs_page (bus->daemon));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_remind (LimberBus *bus, GDBusMethodInvocation *invocation, const char *activity)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!check_text (invocation, "activity", activity))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (limber_daemon_remind (bus->daemon, activity, &said, &error))
    limber_gen_limber1_complete_remind (bus->skeleton, invocation, said);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_pause (LimberBus *bus, GDBusMethodInvocation *invocation, gint64 until, const char *why)
{
  if (!check_text (invocation, "why", why))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (until < 0)
    {
      g_dbus_method_invocation_return_error (invocation, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                                             _ ("pause: there is no such time"));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  limber_daemon_pause (bus->daemon, until == 0 ? LIMBER_NEVER : until, *why == '\0' ? NULL : why);
  limber_gen_limber1_complete_pause (bus->skeleton, invocation, _ ("Paused. 'limber resume' ends it."));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_resume (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  limber_daemon_resume (bus->daemon);
  limber_gen_limber1_complete_resume (bus->skeleton, invocation, _ ("Reminders come again as planned."));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_release (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  limber_daemon_release (bus->daemon);
  limber_gen_limber1_complete_release (bus->skeleton, invocation, _ ("Noted. Nothing is on hold any more."));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_reload (LimberBus *bus, GDBusMethodInvocation *invocation)
{
  ((void (*) (gpointer))bus->reload) (bus->reload_data);
  limber_gen_limber1_complete_reload (bus->skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_changed (LimberBus *bus)
{
  limber_gen_limber1_emit_changed (bus->skeleton);
}

static void
on_session_changed (LimberBus *bus)
{
  limber_gen_limber1_set_session (bus->skeleton, limber_daemon_session_card (bus->daemon));
}

LimberBus *
limber_bus_new (GDBusConnection *connection, LimberDaemon *daemon, GCallback reload, gpointer data, GError **error)
{
  LimberBus *bus = g_new0 (LimberBus, 1);

  limber_bus_register_errors ();
  bus->skeleton = limber_gen_limber1_skeleton_new ();
  bus->daemon = g_object_ref (daemon);
  bus->reload = reload;
  bus->reload_data = data;
  limber_gen_limber1_set_version (bus->skeleton, LIMBER_VERSION);
  g_signal_connect_swapped (bus->skeleton, "handle-status", G_CALLBACK (on_status), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-answer", G_CALLBACK (on_answer), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-correct", G_CALLBACK (on_correct), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-session", G_CALLBACK (on_session), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-session-answer", G_CALLBACK (on_session_answer), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-undo", G_CALLBACK (on_undo), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-undo-shown", G_CALLBACK (on_undo_shown), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-ask-pause", G_CALLBACK (on_ask_pause), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-pain", G_CALLBACK (on_pain), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-warning-signs", G_CALLBACK (on_warning_signs), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-answer-signs", G_CALLBACK (on_answer_signs), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-remind", G_CALLBACK (on_remind), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-pause", G_CALLBACK (on_pause), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-resume", G_CALLBACK (on_resume), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-release", G_CALLBACK (on_release), bus);
  g_signal_connect_swapped (bus->skeleton, "handle-reload", G_CALLBACK (on_reload), bus);
  on_session_changed (bus);
  bus->session_id = g_signal_connect_swapped (daemon, "session-changed", G_CALLBACK (on_session_changed), bus);
  bus->changed_id = g_signal_connect_swapped (daemon, "changed", G_CALLBACK (on_changed), bus);
  if (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (bus->skeleton), connection, LIMBER_BUS_PATH, error))
    return bus;
  limber_bus_free (bus);
  return NULL;
}

void
limber_bus_free (LimberBus *bus)
{
  g_signal_handler_disconnect (bus->daemon, bus->changed_id);
  g_signal_handler_disconnect (bus->daemon, bus->session_id);
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (bus->skeleton));
  g_signal_handlers_disconnect_by_data (bus->skeleton, bus);
  g_object_unref (bus->skeleton);
  g_object_unref (bus->daemon);
  g_free (bus);
}
