/* history.h — the client's history as the commands read it: all at once, then the file is closed,
 * so that a command never keeps the daemon from writing.
 */
#pragma once

#include "zones.h"
#include "world/progress.h"

G_BEGIN_DECLS

/* Gives every row that matches @filter to @row. Returns the exit status. LIMBER_EXIT_BAD: either
 * nothing can be read, and that was complained of; or only some rows could be, which *@damage
 * (transfer full) says in a sentence for the caller to tell. A missing history is an empty one. */
int limber_history_read (const char *command, const LimberProgressFilter *filter, LimberProgressRow row, gpointer data,
                         char **damage);

/* Parses the options --from and --to, both nullable; 0: not given. FALSE with the complaint made. */
gboolean limber_history_dates (const char *command, const char *from_text, const char *to_text, LimberDate *from,
                               LimberDate *to);

/* Lines made of rows, to be put in order once all are there. */
typedef struct _LimberLines LimberLines;

LimberLines *limber_lines_new (void);
void limber_lines_free (LimberLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberLines, limber_lines_free)

/* The text to which the line of @event is now appended; it ends where the next one begins. */
GString *limber_lines_begin (LimberLines *lines, const LimberEvent *event);

guint limber_lines_count (const LimberLines *lines);

/* Whether one computer wrote them (1) or more (2); 0: there are none. */
guint limber_lines_origins (const LimberLines *lines);

typedef enum
{
  LIMBER_LINES_BY_TIME, /* as they happened; of one computer as it wrote them */
  LIMBER_LINES_BY_ROW,  /* by computer and number: the same rows always come in the same order */
} LimberLinesOrder;

/* Joins them, each followed by @end. Returns: (transfer full) */
GString *limber_lines_join (LimberLines *lines, LimberLinesOrder order, const char *end);

G_END_DECLS
