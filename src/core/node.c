#include "node.h"

#include <string.h>

static void
free_node (gpointer node)
{
  limber_node_free (node);
}

LimberNode *
limber_node_new (LimberNodeKind kind, const char *name, LimberPlace place)
{
  LimberNode *node = g_new0 (LimberNode, 1);

  node->kind = kind;
  node->name = g_strdup (name);
  node->place = place;
  node->value = place;
  node->children = g_ptr_array_new_with_free_func (free_node);
  return node;
}

void
limber_node_free (LimberNode *node)
{
  g_free (node->name);
  g_free (node->text);
  g_ptr_array_unref (node->children);
  g_free (node);
}

const LimberNode *
limber_node_child (const LimberNode *group, const char *name)
{
  for (guint i = 0; i < group->children->len; i++)
    {
      const LimberNode *child = group->children->pdata[i];

      if (child->name != NULL && strcmp (child->name, name) == 0)
        return child;
    }
  return NULL;
}

static gboolean
is_list (const LimberNode *node)
{
  return node->kind == LIMBER_NODE_LIST || node->kind == LIMBER_NODE_ARRAY;
}

guint
limber_node_n_items (const LimberNode *node)
{
  return is_list (node) ? node->children->len : 1;
}

const LimberNode *
limber_node_item (const LimberNode *node, guint index)
{
  return is_list (node) ? node->children->pdata[index] : node;
}
