/* row-json.h — a row of history as one line of JSON, and back.
 *
 * {"seq", "origin", "at", "zone", "event", "file", "activity", "date", "time", "outcome", "cause"}
 * and the detail fields of core/event.h; what a row does not have is left out. Instants are
 * RFC 3339 with the offset of the row's zone.
 */
#pragma once

#include "core/error.h"
#include "core/event.h"

G_BEGIN_DECLS

/* Of the file that `limber export` writes: its first line is {"limber-history": FORMAT, "rows": N},
 * then come the rows. */
#define LIMBER_HISTORY_FORMAT 1

/* Appends the object, without a line end. @zone is the one that the row names. @exact: instants
 * keep their microseconds, so that what is read back is the same row. */
void limber_row_json_append (GString *out, const LimberEvent *event, GTimeZone *zone, gboolean exact);

/* Reads one line. Strict: a member, a word or a value that limber does not write is
 * LIMBER_ERROR_USAGE, with what is wrong. Returns: (transfer full) */
LimberEvent *limber_row_json_parse (const char *line, GError **error);

G_END_DECLS
