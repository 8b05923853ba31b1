/* floor — the least that a program with limberd's libraries can be: it reads a file with libconfig,
 * opens an SQLite database, greets libnotify, owns a bus name and sleeps. What limberd needs beyond
 * that is its own.
 *
 * floor DATABASE        stays until it is ended
 * floor DATABASE once   leaves before it would have looked for a bus, as a command does that prints */
#include <gio/gio.h>
#include <libconfig.h>
#include <libnotify/notify.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  config_t config;
  sqlite3 *database;

  if (argc < 2 || sqlite3_open (argv[1], &database) != SQLITE_OK
      || sqlite3_exec (database, "CREATE TABLE IF NOT EXISTS rows (seq INTEGER PRIMARY KEY)", NULL, NULL, NULL)
             != SQLITE_OK)
    {
      fputs ("floor: cannot open the database\n", stderr);
      return EXIT_FAILURE;
    }
  config_init (&config);
  config_read_string (&config, "limber = 1; id = \"floor\";\n");
  if (argc < 3)
    {
      notify_init ("floor");
      g_bus_own_name (G_BUS_TYPE_SESSION, "org.limber.Floor", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL,
                      NULL);
      g_main_loop_run (loop);
    }
  config_destroy (&config);
  sqlite3_close (database);
  return EXIT_SUCCESS;
}
