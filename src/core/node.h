/* node.h — a configuration text as a tree of values that remember where they stand.
 *
 * core/lint.c builds it; world/config-text.c makes sure that libconfig reads the text the same way.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LIMBER_NODE_GROUP, /* { name = value; … } */
  LIMBER_NODE_LIST,  /* ( item, … ) */
  LIMBER_NODE_ARRAY, /* [ item, … ], plain values of one kind */
  LIMBER_NODE_TEXT,
  LIMBER_NODE_NUMBER,
  LIMBER_NODE_YES_NO,
} LimberNodeKind;

/* From 1, columns in characters; line 0: unknown. */
typedef struct
{
  int line, column;
} LimberPlace;

typedef struct
{
  LimberNodeKind kind;
  char *name;          /* (owned) (nullable) items of a list have none */
  LimberPlace place;   /* of the name, or of the value where there is no name */
  LimberPlace value;   /* where the value begins */
  char *text;          /* (owned) TEXT only */
  int number;          /* NUMBER; YES_NO: 0 or 1 */
  GPtrArray *children; /* (owned) LimberNode, in the order of the text; empty for plain values */
} LimberNode;

/* Returns: (transfer full), an empty node. */
LimberNode *limber_node_new (LimberNodeKind kind, const char *name, LimberPlace place);
void limber_node_free (LimberNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberNode, limber_node_free)

/* The setting called @name in @group; NULL when there is none. */
const LimberNode *limber_node_child (const LimberNode *group, const char *name);

/* The items of a list; a value that is no list counts as its own only item. */
guint limber_node_n_items (const LimberNode *node);
const LimberNode *limber_node_item (const LimberNode *node, guint index);

G_END_DECLS
