#include "past-parts.h"

static char *
question_name (const char *file, const char *id)
{
  return g_strdup_printf ("%s/%s", file == NULL ? "" : file, id);
}

/* One that was taken back left the screen by no act of the client, and may be asked again. */
static void
fold_asked (LimberPast *past, const LimberEvent *event)
{
  g_autofree char *name = event->question == NULL ? NULL : question_name (event->file, event->question);

  if (name == NULL)
    return;
  if (event->kind == LIMBER_EVENT_UNDONE)
    g_hash_table_remove (past->asked, name);
  else
    g_hash_table_replace (past->asked, g_steal_pointer (&name), g_memdup2 (&event->at, sizeof event->at));
}

static void
fold_phase (LimberPast *past, const LimberEvent *event)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, event->value);
  g_autofree char *name = question_name (event->file, number);
  gpointer before = g_hash_table_lookup (past->stays, name);

  if (g_strcmp0 (event->reason, "stay") == 0 || g_strcmp0 (event->reason, "ended") == 0)
    g_hash_table_replace (past->stays, g_steal_pointer (&name), GINT_TO_POINTER (GPOINTER_TO_INT (before) + 1));
}

void
limber_past_fold_question (LimberPast *past, const LimberEvent *event)
{
  fold_asked (past, event);
  if (event->kind == LIMBER_EVENT_PHASE)
    fold_phase (past, event);
}

LimberInstant
limber_past_asked (const LimberPast *past, const char *file, const char *id)
{
  g_autofree char *name = question_name (file, id);
  const LimberInstant *at = g_hash_table_lookup (past->asked, name);

  return at == NULL ? LIMBER_ABSENT : *at;
}

static int
stays (const LimberPast *past, const char *file, int phase)
{
  g_autofree char *number = g_strdup_printf ("%d", phase);
  g_autofree char *name = question_name (file, number);

  return GPOINTER_TO_INT (g_hash_table_lookup (past->stays, name));
}

int *
limber_past_extra_days (const LimberPast *past, const char *file, guint n_phases)
{
  int *days = g_new0 (int, n_phases + 1);

  for (guint i = 0; i < n_phases; i++)
    days[i] = 7 * stays (past, file, (int)i);
  return days;
}

gboolean
limber_past_told_end (const LimberPast *past, const char *file)
{
  return stays (past, file, -1) > 0;
}
