#include "daemon-private.h"

/* What one source has to say that is wrong. */
typedef struct
{
  char *source;
  char **problems;
} Problems;

typedef struct
{
  char *id, *summary, *body;
} Note;

struct _LimberNotes
{
  GPtrArray *problems; /* Problems, in the order in which the sources first spoke */
  GQueue waiting;      /* Note; the head is on the screen while `up` */
  GHashTable *told;    /* id → the text it last told */
  gboolean up;
};

static void
problems_free (gpointer data)
{
  Problems *problems = data;

  g_free (problems->source);
  g_strfreev (problems->problems);
  g_free (problems);
}

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->id);
  g_free (note->summary);
  g_free (note->body);
  g_free (note);
}

LimberNotes *
limber_notes_new (void)
{
  LimberNotes *notes = g_new0 (LimberNotes, 1);

  notes->problems = g_ptr_array_new_with_free_func (problems_free);
  notes->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return notes;
}

void
limber_notes_free (LimberNotes *notes)
{
  g_ptr_array_unref (notes->problems);
  g_queue_clear_full (&notes->waiting, note_free);
  g_hash_table_unref (notes->told);
  g_free (notes);
}

char **
limber_notes_problems (const LimberNotes *notes)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; i < notes->problems->len; i++)
    g_strv_builder_addv (all, (const char **)((const Problems *)notes->problems->pdata[i])->problems);
  return g_strv_builder_end (all);
}

void
limber_daemon_set_problems (LimberDaemon *self, const char *source, const char *const *problems)
{
  Problems *own = NULL;

  for (guint i = 0; i < self->notes->problems->len && own == NULL; i++)
    {
      Problems *candidate = self->notes->problems->pdata[i];

      if (g_str_equal (candidate->source, source))
        own = candidate;
    }
  if (own == NULL)
    {
      own = g_new0 (Problems, 1);
      own->source = g_strdup (source);
      g_ptr_array_add (self->notes->problems, own);
    }
  g_strfreev (own->problems);
  own->problems = g_strdupv ((char **)problems);
  g_signal_emit_by_name (self, "changed");
}

static void
take_off_screen (LimberDaemon *self)
{
  if (self->notes->up)
    limber_daemon_clear_screen (self);
}

/* Takes what @id still has to say back. */
static void
withdraw (LimberDaemon *self, const char *id)
{
  for (GList *link = self->notes->waiting.head, *next; link != NULL; link = next)
    {
      const Note *note = link->data;

      next = link->next;
      if (!g_str_equal (note->id, id))
        continue;
      if (link == self->notes->waiting.head)
        take_off_screen (self);
      note_free (link->data);
      g_queue_delete_link (&self->notes->waiting, link);
    }
}

void
limber_daemon_tell (LimberDaemon *self, const char *id, const char *summary, const char *body)
{
  g_autofree char *text = summary == NULL ? NULL : g_strjoin ("\n", summary, body, NULL);
  Note *note;

  if (g_strcmp0 (g_hash_table_lookup (self->notes->told, id), text) == 0)
    return;
  withdraw (self, id);
  if (text == NULL)
    {
      g_hash_table_remove (self->notes->told, id);
      return;
    }
  g_hash_table_replace (self->notes->told, g_strdup (id), g_steal_pointer (&text));
  note = g_new0 (Note, 1);
  note->id = g_strdup (id);
  note->summary = g_strdup (summary);
  note->body = g_strdup (body);
  g_queue_push_tail (&self->notes->waiting, note);
  if (!self->running)
    return;
  limber_daemon_look (self);
  limber_daemon_reconsider (self);
}

LimberInstant
limber_daemon_show_note (LimberDaemon *self, const LimberPlanInput *input)
{
  const Note *note = g_queue_peek_head (&self->notes->waiting);
  LimberInstant until = LIMBER_NEVER;
  LimberNotice notice = { .urgency = LIMBER_NOTICE_NORMAL, .percent = -1 };

  /* whoever is in a session lies on the floor, also when its notice was closed */
  if (note == NULL || self->notice != 0 || self->session != NULL || self->screen.kind != LIMBER_OFFER_NONE
      || !input->can_show || input->away != LIMBER_CAUSE_NONE)
    return LIMBER_NEVER;
  if (limber_past_paused (input->past, NULL, input->now, &until)
      || limber_settings_quiet (input->settings, input->now, input->zone, &until))
    return until;
  notice.summary = note->summary;
  notice.body = note->body;
  self->notes->up = TRUE;
  self->notice = limber_notifier_post (self->notifier, &notice);
  return LIMBER_NEVER;
}

gboolean
limber_daemon_note_gone (LimberDaemon *self, gboolean read)
{
  if (!self->notes->up)
    return FALSE;
  self->notes->up = FALSE;
  if (read)
    note_free (g_queue_pop_head (&self->notes->waiting));
  return TRUE;
}
