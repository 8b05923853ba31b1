/* mock-logind.h — the part of systemd-logind that limber speaks to, with one user and session.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MockLogind MockLogind;

/* Owns its name on the bus of the test. The user has a display, unlocked. Returns: (transfer full) */
MockLogind *mock_logind_new (void);
void mock_logind_free (MockLogind *logind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockLogind, mock_logind_free)

void mock_logind_set_locked (MockLogind *logind, gboolean locked);

/* Which session is the user's display, "1" or "2"; NULL: none. */
void mock_logind_set_display (MockLogind *logind, const char *session);

void mock_logind_sleep (MockLogind *logind, gboolean asleep);

/* The machine goes to sleep within the next call that asks for a lock. */
void mock_logind_sleep_in_call (MockLogind *logind);

/* The user is not known to it. */
void mock_logind_forget_user (MockLogind *logind);

/* Refuses locks of that mode. */
void mock_logind_refuse (MockLogind *logind, const char *mode);

/* How many locks of that kind are held now; @what NULL: any. */
guint mock_logind_locks (MockLogind *logind, const char *what, const char *mode);

G_END_DECLS
