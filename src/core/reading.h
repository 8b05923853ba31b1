/* reading.h — what a closed schema needs while it turns a tree into values: problems,
 * places, defaults, and tables of the names that a group may hold.
 *
 * A group is read through a table of LimberField: a name that is not in the table is an error,
 * a name that is missing leaves the target as it was preset, and the preset is noted as a
 * default. Everything wrong is reported; reading goes on so that all of it is said at once.
 */
#pragma once

#include "node.h"
#include "problem.h"

G_BEGIN_DECLS

/* Where what was read stands in the text, found by the address that it was read into. */
typedef struct
{
  GHashTable *values; /* address of a value → LimberPlace */
  GHashTable *groups; /* address of what a group became, which is also that of its first value → LimberPlace */
  GHashTable *spoilt; /* set of addresses of values that are given, but wrong or misspelt */
  GHashTable *meant;  /* LimberNode with an unknown name → the known name (unowned) that it resembles */
} LimberPlaces;

LimberPlaces *limber_places_new (void);
void limber_places_free (LimberPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPlaces, limber_places_free)

typedef struct
{
  LimberProblems *problems; /* (unowned) */
  LimberPlaces *places;     /* (unowned) */
  GPtrArray *defaults;      /* (unowned) (nullable) LimberDefault */
  guint variant;            /* the bit of the variant of group being read, see LimberField.variants; 0: unknown */
  const char *variant_name; /* (unowned) what it is called: "heat", "times_a_day" */
} LimberReading;

typedef enum
{
  LIMBER_FIELD_OTHER,  /* known, but read by the caller */
  LIMBER_FIELD_LINE,   /* char *: one line, 1 to max characters */
  LIMBER_FIELD_PROSE,  /* char *: the same, may hold line ends */
  LIMBER_FIELD_ID,     /* char *: a-z, 0-9 and "-", 1 to max characters */
  LIMBER_FIELD_NUMBER, /* int: min to max */
  LIMBER_FIELD_YES_NO, /* gboolean */
  LIMBER_FIELD_TIME,   /* int: minutes of the day */
  LIMBER_FIELD_DATE,   /* LimberDate */
  LIMBER_FIELD_CHOICE, /* int: parse() of one of words */
  LIMBER_FIELD_TEXTS,  /* char **: one or several texts of max characters, plain or { item = "…"; } */
} LimberFieldType;

typedef struct
{
  const char *key;
  LimberFieldType type;
  gsize offset; /* of the value in the target */
  int min, max;
  gboolean required;
  gboolean silent;          /* a default of it is not worth telling */
  const char *const *words; /* CHOICE: NULL-terminated */
  int (*parse) (const char *word);
  const char *item; /* TEXTS */
  guint variants;   /* mask: belongs only to these variants of the group; 0: to all */
} LimberField;

/* Reads @group into @target. @where names the group in a default, as in "plan: stretch". */
void limber_reading_fields (LimberReading *reading, const LimberNode *group, const char *where,
                            const LimberField *fields, gsize n_fields, gpointer target);

/* TRUE when @group, which has been read, holds @key or a misspelling of it. */
gboolean limber_reading_meant (const LimberReading *reading, const LimberNode *group, const char *key);

/* One value; FALSE with a problem added when it is not of the field's type and range. */
gboolean limber_reading_value (LimberReading *reading, const LimberNode *node, const LimberField *field,
                               gpointer value);

/* "mon" … "sun", "weekdays", "weekend", "daily", one or several, as a mask: bit 0 is Monday. */
void limber_reading_days (LimberReading *reading, const LimberNode *node, guint *days);

/* One time or up to @most, as minutes of the day in the order of the text. @times is NULL before. */
#define LIMBER_READING_MAX_TIMES 48
void limber_reading_times (LimberReading *reading, const LimberNode *node, guint most, int **times, gsize *n_times);

/* FALSE with a problem added when @node is not of @kind. @key is what the problem calls it. */
gboolean limber_reading_expect (LimberReading *reading, const LimberNode *node, LimberNodeKind kind, const char *key);

/* Adds an error at @place. */
void limber_reading_error (LimberReading *reading, LimberPlace place, const char *hint, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* "Did you mean …?" with the nearest of @words, else "Known here: …". Returns: (transfer full) */
char *limber_reading_suggest (const char *word, const char *const *words);

/* Notes that limber chose a value itself; @format is "name = value". */
void limber_reading_default (LimberReading *reading, const char *where, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Remembers where @value, or the group that became @group, stands in the text. */
void limber_reading_mark (LimberReading *reading, gconstpointer value, LimberPlace place);
void limber_reading_mark_group (LimberReading *reading, gconstpointer group, LimberPlace place);

/* Where @value stands, or else @group; either may be NULL. Line 0: not in the text. */
LimberPlace limber_place_of (const LimberPlaces *places, gconstpointer value, gconstpointer group);

G_END_DECLS
