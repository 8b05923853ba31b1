#include "paths.h"

#include <unistd.h>

/* What lies beside the running program, as in the folder where it was built; NULL where it does
 * not. An installation has nothing there. */
static char *
beside_program (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  return path != NULL && access (path, R_OK) == 0 ? g_steal_pointer (&path) : NULL;
}

char *
limber_path_routines (void)
{
  return g_build_filename (g_get_user_data_dir (), "limber", "routines", NULL);
}

char *
limber_path_inbox (void)
{
  return g_build_filename (g_get_user_data_dir (), "limber", "inbox", NULL);
}

char *
limber_path_progress (void)
{
  return g_build_filename (g_get_user_data_dir (), "limber", "progress.db", NULL);
}

char *
limber_path_spool (void)
{
  return g_build_filename (g_get_user_runtime_dir (), "limber-spool.db", NULL);
}

char *
limber_path_notices (const char *bus_name)
{
  g_autofree char *name = g_strconcat (bus_name, ".notices", NULL);

  return g_build_filename (g_get_user_runtime_dir (), name, NULL);
}

char *
limber_path_settings (void)
{
  return g_build_filename (g_get_user_config_dir (), "limber", "limber.conf", NULL);
}

static char *
picture_path (const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat ("pictures/", name, suffix, NULL);
  char *built = beside_program (file);

  return built != NULL ? built : g_build_filename (LIMBER_DATADIR, "limber", file, NULL);
}

char *
limber_path_picture (const char *name)
{
  return picture_path (name, ".png");
}

char *
limber_path_drawing (const char *name)
{
  return picture_path (name, ".svg");
}

static char *
helper_path (const char *name)
{
  char *built = beside_program (name);

  return built != NULL ? built : g_build_filename (LIMBER_LIBEXECDIR, name, NULL);
}

char *
limber_path_cue (void)
{
  return helper_path ("limber-cue");
}

char *
limber_path_unpack (void)
{
  return helper_path ("limber-unpack");
}

char *
limber_path_locale (void)
{
  /* the folder: beside an installed program there may be one called locale */
  char *built = beside_program ("locale/");

  return built != NULL ? built : g_strdup (LIMBER_LOCALEDIR);
}

char *
limber_path_shipped (void)
{
  return g_build_filename (LIMBER_DATADIR, "limber", NULL);
}
