/* settings.h — what the client chose for themselves (limber.conf), as a value.
 *
 * Read by world/settings-file.c; the defaults here hold where nothing is said.
 */
#pragma once

#include "civil.h"

G_BEGIN_DECLS

/* From @from to @to on the days of @days, for the date on which it begins; @to before @from
 * reaches past midnight. */
typedef struct
{
  guint days;   /* mask, bit 0 is Monday */
  int from, to; /* minutes of the day */
} LimberQuietHours;

/* What the client changed about one activity of one file. */
typedef struct
{
  char *activity; /* "id" or "file/id" */
  gboolean off;
  int *times; /* minutes of the day, ascending, in place of the file's own; NULL: as the file says */
  gsize n_times;
  int line; /* where it stands in limber.conf */
} LimberSettingsActivity;

typedef struct
{
  GArray *quiet;         /* LimberQuietHours */
  GPtrArray *activities; /* LimberSettingsActivity */
  gboolean titles;       /* reminders name the activity; FALSE: discreet */
  gboolean catch_up;     /* offer late what could not be offered in time */
  int snooze_minutes;    /* 0: as the file says */
  gboolean presence;     /* watch whether the client is there */
  gboolean sounds;
  gboolean voice;
} LimberSettings;

/* The defaults. Returns: (transfer full) */
LimberSettings *limber_settings_new (void);
void limber_settings_free (LimberSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSettings, limber_settings_free)

/* Empty, freed by the list that takes it. */
LimberSettingsActivity *limber_settings_activity_new (void);

/* What was said of the activity, or NULL. A "file/id" goes before a plain "id". */
const LimberSettingsActivity *limber_settings_find (const LimberSettings *settings, const char *file,
                                                    const char *activity);

/* Whether quiet hours are on at @at, and when they end. @until may be NULL. */
gboolean limber_settings_quiet (const LimberSettings *settings, LimberInstant at, GTimeZone *zone,
                                LimberInstant *until);

/* When the next quiet hours of today or tomorrow begin, after @at; LIMBER_NEVER: none do. */
LimberInstant limber_settings_next_quiet (const LimberSettings *settings, LimberInstant at, GTimeZone *zone);

G_END_DECLS
