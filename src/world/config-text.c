#include "config-text.h"

#include <glib/gi18n.h>
#include <libconfig.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (config_t, config_destroy)

static LimberNode *
node_of (const config_setting_t *setting)
{
  static const struct
  {
    int type;
    LimberNodeKind kind;
  } kinds[] = { { CONFIG_TYPE_GROUP, LIMBER_NODE_GROUP }, { CONFIG_TYPE_LIST, LIMBER_NODE_LIST },
                { CONFIG_TYPE_ARRAY, LIMBER_NODE_ARRAY }, { CONFIG_TYPE_STRING, LIMBER_NODE_TEXT },
                { CONFIG_TYPE_INT, LIMBER_NODE_NUMBER },  { CONFIG_TYPE_BOOL, LIMBER_NODE_YES_NO } };
  LimberPlace place = { (int)config_setting_source_line (setting), 1 };
  int type = config_setting_type (setting);
  LimberNode *node = limber_node_new (LIMBER_NODE_NUMBER, config_setting_name (setting), place);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      node->kind = kinds[i].kind;
  if (type == CONFIG_TYPE_STRING)
    node->text = g_strdup (config_setting_get_string (setting));
  if (type == CONFIG_TYPE_INT)
    node->number = config_setting_get_int (setting);
  if (type == CONFIG_TYPE_BOOL)
    node->number = config_setting_get_bool (setting);
  for (int i = 0; config_setting_is_aggregate (setting) && i < config_setting_length (setting); i++)
    g_ptr_array_add (node->children, node_of (config_setting_get_elem (setting, (unsigned)i)));
  return node;
}

LimberNode *
limber_config_text_parse (const char *text, LimberProblems *problems)
{
  g_auto (config_t) config;

  config_init (&config);
  if (config_read_string (&config, text) == CONFIG_TRUE)
    return node_of (config_root_setting (&config));
  limber_problems_add (problems, FALSE, config_error_line (&config), 0, NULL, _ ("This cannot be read."));
  return NULL;
}
