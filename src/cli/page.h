/* page.h — a page that is shown before anybody decides whether it is kept.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes @html as @name into a folder of the client's own that goes when they log out, readable by
 * nobody else, and opens it with what the desktop opens pages with. Says where it is. Returns the exit
 * status; what is wrong was complained of. */
int limber_page_show (const char *command, const char *name, const char *html);

/* A page of one sentence, for where there is nothing else to show. Returns: (transfer full) */
char *limber_page_plain (const char *title, const char *text);

G_END_DECLS
