#include "notifier-server.h"

#include "notifier-report.h"

static const LimberServerManners table[] = {
  { .name = "dunst",
    .max_buttons = 11,
    .hidden_buttons = TRUE,
    .middle_click = TRUE,
    .quiet_update = TRUE,
    .shows_percent = TRUE },
  /* A command offers the buttons. "value" would paint the background. */
  { .name = "mako", .max_buttons = 11, .hidden_buttons = TRUE, .quiet_update = TRUE },
  /* "value" would hide title, body and buttons. */
  { .name = "Xfce Notify Daemon", .max_buttons = 5, .quiet_update = TRUE },
  { .name = "Notification Daemon", .vendor = "MATE", .max_buttons = 5, .quiet_update = TRUE },
  /* One bubble at a time: one that lingers hides all that follow. */
  { .name = "Notification Daemon", .vendor = "GNOME", .max_buttons = 4, .quiet_update = TRUE, .lingers = TRUE },
  /* More than three buttons become a drop-down list. */
  { .name = "lxqt-notificationd", .max_buttons = 3, .quiet_update = TRUE },
  { .name = "SwayNotificationCenter", .max_buttons = 5, .quiet_update = TRUE, .pause_after_close = 300 },
  /* A replaced notice loses its buttons while its banner is up, and each replacing is a new banner. */
  { .name = "gnome-shell", .max_buttons = 3, .fleeting = TRUE, .wants_icon = TRUE },
  { .name = "Plasma", .max_buttons = 3, .refuses_twins = TRUE },
};

static const LimberServerManners unknown = { .max_buttons = 3, .refuses_twins = TRUE, .pause_after_close = 300 };

const LimberServerManners *
limber_server_manners (const char *name, const char *vendor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].name, name) == 0 && (table[i].vendor == NULL || g_strcmp0 (table[i].vendor, vendor) == 0))
      return &table[i];
  return &unknown;
}

gboolean
limber_server_can (const LimberServer *server, const char *capability)
{
  return g_strv_contains ((const char *const *)server->capabilities, capability);
}

LimberServer *
limber_server_new (const char *name, const char *version, const char *const *capabilities,
                   const LimberServerManners *manners)
{
  LimberServer *server = g_new0 (LimberServer, 1);

  server->name = g_strdup (name);
  server->version = g_strdup (version);
  server->capabilities = capabilities != NULL ? g_strdupv ((char **)capabilities) : g_new0 (char *, 1);
  server->actions = limber_server_can (server, "actions");
  server->max_buttons = server->actions ? manners->max_buttons : 0;
  server->hidden_buttons = server->actions && manners->hidden_buttons;
  server->quiet_update = manners != NULL && manners->quiet_update;
  server->middle_click = server->hidden_buttons && manners->middle_click;
  return server;
}

LimberServer *
limber_server_copy (const LimberServer *server)
{
  LimberServer *copy = g_new0 (LimberServer, 1);

  *copy = *server;
  copy->name = g_strdup (server->name);
  copy->version = g_strdup (server->version);
  copy->capabilities = g_strdupv (server->capabilities);
  return copy;
}

void
limber_server_free (LimberServer *server)
{
  g_free (server->name);
  g_free (server->version);
  g_strfreev (server->capabilities);
  g_free (server);
}

void
limber_report_clear (LimberReport *report)
{
  g_clear_pointer (&report->text, g_free);
  g_clear_pointer (&report->server, limber_server_free);
}
