/* open-words.h — what a client reads who opened a routine file with a double click.
 */
#pragma once

#include "core/wording.h"
#include "world/routine-store.h"

G_BEGIN_DECLS

/* What "action" reports. */
#define LIMBER_OPEN_INSTALL "install"
#define LIMBER_OPEN_YES "yes"
#define LIMBER_OPEN_READ "read"
#define LIMBER_OPEN_NO "no"
#define LIMBER_OPEN_OK "ok"

typedef struct
{
  const LimberRoutine *routine;
  const LimberStored *stored; /* (nullable) what is installed under its id */
  LimberStoreChange change;
  gboolean first; /* nothing was ever installed here */
} LimberOpening;

/* All to be cleared with limber_words_clear(). */

/* Install it? */
LimberWords limber_open_words_offer (const LimberOpening *opening);

/* Whose it is, and which side. */
LimberWords limber_open_words_whose (const LimberOpening *opening);

/* Once: what limber is not, and the warning signs. */
LimberWords limber_open_words_before (const LimberOpening *opening);

/* It is installed. @begins: when the first reminder comes (nullable); @problem: what is not well
 * (nullable), a sentence. */
LimberWords limber_open_words_done (const LimberOpening *opening, const char *begins, const char *problem);

/* It is not, since nothing is to be done or nothing can be: installed already, or an older one. */
LimberWords limber_open_words_nothing (const LimberOpening *opening);

/* It is not, since the client said so; @therapist is nullable. */
LimberWords limber_open_words_not_mine (const char *therapist);

/* The file cannot be used; @page is where the page about it is. */
LimberWords limber_open_words_bad (const char *page);

/* What stands above the routine on its page. @screen: whether there are buttons on the screen; else
 * @path, the file, is named for a command. Returns: (transfer full) */
char **limber_open_page_notice (const LimberOpening *opening, gboolean screen, const char *path);

G_END_DECLS
