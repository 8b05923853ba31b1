/* notice.h — a notice on its way to a notification server: a copy, and its texts made safe.
 *
 * Servers differ in what they make of markup, links and length; routine files come from
 * outside. What leaves here is text that no server takes for anything else.
 */
#pragma once

#include "notifier.h"

G_BEGIN_DECLS

#define LIMBER_NOTICE_SUMMARY_MAX 80
#define LIMBER_NOTICE_BODY_MAX 500

/* Returns: (transfer full), freed with limber_notice_free(). */
LimberNotice *limber_notice_copy (const LimberNotice *notice);
void limber_notice_free (LimberNotice *notice);

/* One line of at most LIMBER_NOTICE_SUMMARY_MAX characters, the last one "…" where it was cut.
 * Never empty. Returns: (transfer full) */
char *limber_notice_summary (const LimberNotice *notice);

/* At most LIMBER_NOTICE_BODY_MAX characters before escaping, "" without a body; escaped where the
 * server reads @markup. Returns: (transfer full) */
char *limber_notice_body (const LimberNotice *notice, gboolean markup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberNotice, limber_notice_free)

G_END_DECLS
