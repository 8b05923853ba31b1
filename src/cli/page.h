/* page.h — a page for the client to look at: written where their browser may read it, and opened.
 *
 * A browser from a snap reads neither /tmp nor hidden folders nor most of XDG_RUNTIME_DIR. One from a
 * flatpak is handed each file by the desktop, wherever that lies.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes @html as the file @name into the folder for downloads, where a client finds it again to
 * send it on; where there is none that the browser can read, into limber's own under XDG_CACHE_HOME, or
 * under the browser's part of ~/snap. A page of that name is replaced.
 * Returns: (transfer full) (nullable) its path, NULL with @error. */
char *limber_page_write (const char *name, const char *html, GError **error);

/* The same for a page that is not to be kept: into a folder of the client's own under
 * XDG_RUNTIME_DIR, that of their browser where it is a snap, which goes when they log out. */
char *limber_page_write_passing (const char *name, const char *html, GError **error);

/* Has the desktop open @path in its browser, without waiting for it to be closed. FALSE with @error where
 * there is none, half a sentence. */
gboolean limber_page_open (const char *path, GError **error);

/* A page of one sentence, for where there is nothing else to show. Returns: (transfer full) */
char *limber_page_plain (const char *title, const char *text);

G_END_DECLS
