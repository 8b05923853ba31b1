/* walk-laws.h — judges a history while it is written: reads the rows that are new after each
 * step of a random walk and compares each with what really happened before it.
 *
 * It keeps a record of its own of every occurrence, made from the rows alone, and of when each
 * condition of the world was last in force, told by the walk.
 */
#pragma once

#include "core/event.h"

G_BEGIN_DECLS

/* What can be the reason of a row. */
typedef enum
{
  WALK_ANSWERED, /* the client answered: done, partial or not today */
  WALK_STARTED,
  WALK_PUT_OFF,
  WALK_TOOK_BACK, /* undo */
  WALK_ASKED,     /* limber remind */
  WALK_REASONED,  /* why not */
  WALK_PAUSED,
  WALK_RESUMED,
  WALK_HURTS, /* the client says how much, that it does, or that a warning sign is true */
  WALK_SEEN,  /* somebody was spoken to */
  WALK_AWAY,  /* from here on conditions, which last for many steps */
  WALK_LOCKED,
  WALK_ASLEEP,
  WALK_QUIET,
  WALK_BUSY, /* something was on the screen or under way */
  WALK_NO_SERVER,
  WALK_REFUSED, /* the server refused, or lost, what it was given */
  WALK_OFF,     /* the daemon was not running, or died */
  WALK_CLOCK,   /* the clock was set */
  WALK_ZONE,
  WALK_FILE, /* the routine file is another one */
  WALK_N_REASONS,
} WalkReason;

typedef struct _WalkLaws WalkLaws;

/* Reads the history at @path, which need not exist yet. */
WalkLaws *walk_laws_new (const char *path);

/* The whole history is still what was read row by row; then it is forgotten. */
void walk_laws_free (WalkLaws *laws);

/* A new step begins. */
void walk_laws_step (WalkLaws *laws);

/* @reason is in force in this step. */
void walk_laws_note (WalkLaws *laws, WalkReason reason);

/* Judges the rows that are new. NULL, or what is wrong with them (transfer full). @now: the
 * clock after the step. */
char *walk_laws_judge (WalkLaws *laws, LimberInstant now);

G_END_DECLS
