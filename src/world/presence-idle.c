#include "presence-idle.h"

typedef struct
{
  LimberIdleState state;
  gint64 ago;
  const char *name;
  guint after; /* seconds */
} LimberIdlePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LimberIdle, limber_idle, G_TYPE_OBJECT)

static guint changed_signal;

static LimberIdlePrivate *
private_of (LimberIdle *idle)
{
  return limber_idle_get_instance_private (idle);
}

static void
limber_idle_class_init (LimberIdleClass *class)
{
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_idle_init (LimberIdle *idle)
{
  private_of (idle)->name = "none";
}

LimberIdleState
limber_idle_state (LimberIdle *idle)
{
  return private_of (idle)->state;
}

gint64
limber_idle_ago (LimberIdle *idle)
{
  return private_of (idle)->ago;
}

const char *
limber_idle_name (LimberIdle *idle)
{
  return private_of (idle)->name;
}

guint
limber_idle_after (LimberIdle *idle)
{
  return private_of (idle)->after;
}

void
limber_idle_set_name (LimberIdle *idle, const char *name)
{
  private_of (idle)->name = name;
}

void
limber_idle_set_after (LimberIdle *idle, guint seconds)
{
  LimberIdlePrivate *private = private_of (idle);
  gboolean changed = private->after != seconds;

  private->after = seconds;
  if (changed && private->state == LIMBER_IDLE_ACTIVE)
    LIMBER_IDLE_GET_CLASS (idle)->arm (idle);
}

void
limber_idle_report (LimberIdle *idle, LimberIdleState state, gint64 ago)
{
  LimberIdlePrivate *private = private_of (idle);
  gboolean changed = private->state != state;

  private->state = state;
  private->ago = state == LIMBER_IDLE_IDLE ? ago : 0;
  if (changed && state == LIMBER_IDLE_ACTIVE)
    LIMBER_IDLE_GET_CLASS (idle)->arm (idle);
  if (changed)
    g_signal_emit (idle, changed_signal, 0);
}
