/* notifier-server.h — what each notification server makes of a notice: the one place for it.
 *
 * The specification leaves open how buttons, pictures and progress look and what replacing a
 * notice does. The table in notifier-server.c holds what was seen; a server that is not in it
 * gets what no server is known to break on.
 */
#pragma once

#include "notifier.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;        /* as GetServerInformation says it; NULL: any other */
  const char *vendor;      /* the same; NULL: any */
  int max_buttons;         /* drawn so that the client sees them all */
  gboolean hidden_buttons; /* none is drawn; a menu or a command offers them */
  gboolean middle_click;   /* a click with the middle button of the mouse opens that menu */
  gboolean quiet_update;   /* replaces a notice in its place, without a new banner, buttons kept */
  gboolean shows_percent;  /* draws the "value" hint as a bar, beside the text */
  gboolean fleeting;       /* a normal notice vanishes after seconds, whatever it asks for */
  gboolean wants_icon;     /* where none is named it shows a sign of its own, and one of error at that */
  gboolean refuses_twins;  /* rejects a notice with the words of the one before it within a second */
  gboolean lingers;        /* leaves a closed notice on the screen, unless its time was over before */
  guint pause_after_close; /* milliseconds; a notice that follows a closing sooner may not be seen */
} LimberServerManners;

/* Never NULL; both arguments may be. (transfer none) */
const LimberServerManners *limber_server_manners (const char *name, const char *vendor);

/* All copied; @name NULL for "nobody". Returns: (transfer full), freed with limber_server_free(). */
LimberServer *limber_server_new (const char *name, const char *version, const char *const *capabilities,
                                 const LimberServerManners *manners);
LimberServer *limber_server_copy (const LimberServer *server);
void limber_server_free (LimberServer *server);

gboolean limber_server_can (const LimberServer *server, const char *capability);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberServer, limber_server_free)

G_END_DECLS
