/* A program started for the client: as a child, or, from within the limits of a unit, by the
 * service manager. */

#include "support/folder.h"
#include "world/launch.h"

#include "support/mock-bus.h"
#include "support/see.h"

#include <string.h>
#include <sys/prctl.h>

typedef struct
{
  gboolean told;
  char *why;
} Said;

static void
on_launched (const char *why, gpointer data)
{
  Said *said = data;

  g_assert_false (said->told);
  said->told = TRUE;
  said->why = g_strdup (why);
}

static gboolean
was_told (gconstpointer data)
{
  return ((const Said *)data)->told;
}

static gboolean
is_there (gconstpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
test_child (void)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-XXXXXX", NULL), *file = g_build_filename (folder, "made", NULL);
  const char *const argv[] = { "/usr/bin/touch", file, NULL }, *const none[] = { "/no/such/program", NULL };
  Said said = { 0 }, refused = { 0 };

  limber_launch (NULL, argv, "A test", NULL, on_launched, &said);
  g_assert_false (said.told);
  see (was_told, &said);
  g_assert_null (said.why);
  see (is_there, file);
  limber_launch (NULL, none, "A test", NULL, on_launched, &refused);
  see (was_told, &refused);
  g_assert_nonnull (refused.why);
  g_free (refused.why);
  limber_test_remove (folder);
}

/* What a manager was asked to run. */
typedef struct
{
  GVariant *arguments;
  gboolean refuses;
} Manager;

static GVariant *
on_method (gpointer data, const char *method, GVariant *arguments, GUnixFDList *descriptors, GError **error)
{
  Manager *manager = data;

  (void)descriptors;
  g_assert_cmpstr (method, ==, "StartTransientUnit");
  if (manager->refuses)
    {
      g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, "not now");
      return NULL;
    }
  manager->arguments = g_variant_ref (arguments);
  return g_variant_new ("(o)", "/job");
}

static const MockAnswers answers = { .method = on_method };

static const char manager_xml[]
    = "<node><interface name='org.freedesktop.systemd1.Manager'><method name='StartTransientUnit'>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a(sv)' direction='in'/>"
      "<arg type='a(sa(sv))' direction='in'/><arg type='o' direction='out'/></method></interface></node>";

static void
expect_unit (GVariant *arguments, const char *const *argv)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (arguments, 2), value = NULL;
  g_autofree char *printed = g_variant_print (properties, FALSE);
  GVariantIter iter;
  const char *name, *path;
  g_autofree const char **words = NULL;
  gboolean found = FALSE;

  g_variant_iter_init (&iter, properties);
  while (g_variant_iter_next (&iter, "(&sv)", &name, &value))
    {
      if (strcmp (name, "ExecStart") == 0)
        {
          g_variant_get_child (value, 0, "(&s^a&sb)", &path, &words, NULL);
          g_assert_cmpstr (path, ==, argv[0]);
          g_assert_true (g_strv_equal (words, argv));
          found = TRUE;
        }
      g_clear_pointer (&value, g_variant_unref);
    }
  g_assert_true (found);
  /* the browser outlives what opened it, and sees the client's desktop */
  g_assert_nonnull (strstr (printed, "('KillMode', <'process'>)"));
  g_assert_nonnull (strstr (printed, "'DISPLAY=:77'"));
  g_assert_null (strstr (printed, "SECRET"));
  g_assert_null (strstr (printed, "XDG_BROKEN"));
}

/* Cannot be undone in a process, so it comes last. */
static void
test_unit (void)
{
  static const char *const argv[] = { "/usr/bin/limber", "open", "--report", NULL };
  g_autoptr (GDBusConnection) bus = mock_bus_connect ();
  Manager manager = { 0 };
  MockBus *mock = mock_bus_new (&answers, &manager);
  Said said = { 0 }, refused = { 0 };

  g_assert_cmpint (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), ==, 0);
  mock_bus_export (mock, "/org/freedesktop/systemd1", manager_xml);
  mock_bus_own (mock, "org.freedesktop.systemd1");
  limber_launch (bus, argv, "A test", NULL, on_launched, &said);
  see (was_told, &said);
  g_assert_null (said.why);
  expect_unit (manager.arguments, argv);
  manager.refuses = TRUE;
  limber_launch (bus, argv, "A test", NULL, on_launched, &refused);
  see (was_told, &refused);
  g_assert_nonnull (strstr (refused.why, "not now"));
  g_free (refused.why);
  g_variant_unref (manager.arguments);
  mock_bus_free (mock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DISPLAY", ":77", TRUE);
  g_setenv ("SECRET", "1", TRUE);
  g_setenv ("XDG_BROKEN", "a\033b", TRUE);
  g_test_add_func ("/launch/child", test_child);
  g_test_add_func ("/launch/unit", test_unit);
  return g_test_run ();
}
