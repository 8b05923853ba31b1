/* mock-mutter.h — the part of GNOME's compositor that tells idle time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint id;
  guint64 interval; /* milliseconds; 0: fires once at the next input */
  gboolean fired;
} MockWatch;

typedef struct _MockMutter MockMutter;

/* On the bus, but without its name. Returns: (transfer full) */
MockMutter *mock_mutter_new (void);
void mock_mutter_free (MockMutter *mutter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockMutter, mock_mutter_free)

void mock_mutter_own (MockMutter *mutter);
void mock_mutter_disown (MockMutter *mutter);

/* Nobody has touched anything for so long; watches fire as they do there. 0: an input now. */
void mock_mutter_set_idle (MockMutter *mutter, guint64 milliseconds);

/* An input comes within the next call of AddUserActiveWatch, just before the watch is there. */
void mock_mutter_touch_in_call (MockMutter *mutter);

/* Says that a watch of another compositor fired. */
void mock_mutter_forge (MockMutter *mutter, guint watch);

/* Every call is refused. */
void mock_mutter_refuse (MockMutter *mutter, gboolean refuse);

/* (element-type MockWatch) what is watched now. (transfer none) */
const GArray *mock_mutter_watches (MockMutter *mutter);

G_END_DECLS
