/* html.h — what every page of limber shares: escaping, the frame, the style.
 *
 * A page is one file: no scripts, nothing fetched from anywhere, light and dark, A4 on paper.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Begins a page; @title is what a browser's tabs and its history show, to others too.
 * Returns: (transfer full) */
GString *limber_html_begin (const char *title);

/* The same, with a style sheet of its own after the common one. */
GString *limber_html_begin_styled (const char *title, const char *style);

/* Ends the page and frees @out. Returns: (transfer full) */
char *limber_html_end (GString *out);

/* Appends like g_string_append_printf(), with every %s escaped for HTML, and numbers with a point
 * in every language. */
void limber_html (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The style sheet, and what it has for cards of exercises; both are in every page. */
extern const char limber_html_style[];
extern const char limber_html_style_cards[];

G_END_DECLS
