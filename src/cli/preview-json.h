/* preview-json.h — a preview as the JSON that other programs may rely on.
 */
#pragma once

#include "core/preview.h"

G_BEGIN_DECLS

/* {"id", "zone", "occurrences": […], "sitting": […]}, UTF-8, an occurrence or stretch a line.
 *
 * An occurrence is {"activity", "kind", "title", "phase", "date", "slot", "time", "at", "until",
 * "flexible"}: `at` and `until` are RFC 3339 with offset, `date` and `time` nominal and local, so
 * that a time in a spring gap stands as in the file while `at` is after the gap. `time` of an
 * `after` activity is the wall time at which it would be due. `phase` of a file without phases
 * is "". `until` equal to `at`: never offered.
 * A stretch of sitting is {"activity", "date", "from", "to", "after_minutes"}, "HH:MM", nominal.
 * Returns: (transfer full) */
char *limber_preview_json (const LimberPreview *preview);

G_END_DECLS
