#include "paths.h"

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
limber_path_settings (void)
{
  return g_build_filename (g_get_user_config_dir (), "limber", "limber.conf", NULL);
}

static char *
picture_path (const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (LIMBER_DATADIR, "limber", "pictures", file, NULL);
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

char *
limber_path_shipped (void)
{
  return g_build_filename (LIMBER_DATADIR, "limber", NULL);
}
