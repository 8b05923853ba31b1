#include "config-text.h"

#include "core/lint.h"

#include <glib/gi18n.h>
#include <libconfig.h>
#include <locale.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (config_t, config_destroy)

static gboolean
same_kind (int type, LimberNodeKind kind)
{
  switch (kind)
    {
    case LIMBER_NODE_GROUP:
      return type == CONFIG_TYPE_GROUP;
    case LIMBER_NODE_LIST:
      return type == CONFIG_TYPE_LIST;
    case LIMBER_NODE_ARRAY:
      return type == CONFIG_TYPE_ARRAY;
    case LIMBER_NODE_TEXT:
      return type == CONFIG_TYPE_STRING;
    case LIMBER_NODE_NUMBER:
      return type == CONFIG_TYPE_INT;
    case LIMBER_NODE_YES_NO:
      return type == CONFIG_TYPE_BOOL;
    }
  g_assert_not_reached ();
}

static gboolean
same_value (const config_setting_t *setting, const LimberNode *node)
{
  const char *text;

  switch (node->kind)
    {
    case LIMBER_NODE_TEXT:
      text = config_setting_get_string (setting);
      /* 1.5 keeps an empty text as NULL */
      return g_strcmp0 (text == NULL ? "" : text, node->text) == 0;
    case LIMBER_NODE_NUMBER:
      return config_setting_get_int (setting) == node->number;
    case LIMBER_NODE_YES_NO:
      return config_setting_get_bool (setting) == node->number;
    default:
      return (guint)config_setting_length (setting) == node->children->len;
    }
}

/* The first node that libconfig read differently; NULL when there is none. */
static const LimberNode *
find_difference (const config_setting_t *setting, const LimberNode *node)
{
  if (!same_kind (config_setting_type (setting), node->kind) || !same_value (setting, node)
      || g_strcmp0 (config_setting_name (setting), node->name) != 0)
    return node;
  for (guint i = 0; i < node->children->len; i++)
    {
      const LimberNode *different = find_difference (config_setting_get_elem (setting, i), node->children->pdata[i]);

      if (different != NULL)
        return different;
    }
  return NULL;
}

#if LIBCONFIG_VER_MAJOR > 1 || LIBCONFIG_VER_MINOR >= 7
static const char **
refuse_include (G_GNUC_UNUSED config_t *config, G_GNUC_UNUSED const char *folder, G_GNUC_UNUSED const char *path,
                const char **error)
{
  *error = "no includes";
  return NULL;
}
#endif

/* The lint refuses every include before libconfig sees the text; a directory that is taken
 * in would end this process, so it is switched off here as well. */
static gboolean
read_config (config_t *config, const char *text)
{
  locale_t before = uselocale ((locale_t)0);
  g_autofree char *lines = g_strconcat (text, "\n", NULL); /* 1.5 wants a line end after the last comment */
  gboolean good;

  config_init (config);
  config_set_include_dir (config, "/dev/null/x");
#if LIBCONFIG_VER_MAJOR > 1 || LIBCONFIG_VER_MINOR >= 7
  config_set_include_func (config, refuse_include);
#endif
  good = config_read_string (config, lines) == CONFIG_TRUE;
  uselocale (before); /* libconfig leaves the global one behind */
  return good;
}

/* FALSE with the problem added unless libconfig reads @text just as the lint did. */
static gboolean
agrees (const char *text, const LimberNode *root, LimberProblems *problems)
{
  g_auto (config_t) config;
  gboolean good = read_config (&config, text);
  const LimberNode *different = good ? find_difference (config_root_setting (&config), root) : NULL;

  if (good && different == NULL)
    return TRUE;
  limber_problems_add (problems, FALSE, good ? different->place.line : config_error_line (&config),
                       good ? different->place.column : 0,
                       _ ("This is a mistake in limber, please report it. Writing the line another way may help."),
                       _ ("limber and libconfig read this differently."));
  return FALSE;
}

LimberNode *
limber_config_text_parse (const char *text, LimberProblems *problems)
{
  g_autoptr (LimberNode) root = limber_lint (text, problems);

  return root != NULL && agrees (text, root, problems) ? g_steal_pointer (&root) : NULL;
}
