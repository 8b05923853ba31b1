#include "sitting.h"

#include <string.h>

static LimberSpanKind
span_kind (LimberPresenceState state)
{
  switch (state)
    {
    case LIMBER_PRESENCE_ACTIVE:
      return LIMBER_SPAN_THERE;
    case LIMBER_PRESENCE_IDLE:
      return LIMBER_SPAN_IDLE;
    case LIMBER_PRESENCE_LOCKED:
    case LIMBER_PRESENCE_ASLEEP:
      return LIMBER_SPAN_SHUT;
    default:
      return LIMBER_SPAN_GUESS;
    }
}

static gboolean
is_away (LimberSpanKind kind)
{
  return kind == LIMBER_SPAN_IDLE || kind == LIMBER_SPAN_SHUT;
}

/* Two clocks that are read apart may disagree by a little; the log never goes back. */
static LimberMoment
not_before (LimberMoment now, gint64 steady)
{
  if (now.steady < steady)
    now = (LimberMoment){ now.wall + (steady - now.steady), steady };
  return now;
}

/* The wall clock at the steady instant @steady, as it is set at @now. */
static LimberInstant
wall_at (gint64 steady, LimberMoment now)
{
  return now.wall - (now.steady - steady);
}

static void
drop_spans (LimberSittingLog *log, gsize n)
{
  if (n == 0)
    return;
  log->begun = MAX (log->begun, log->spans[n - 1].to);
  log->n_spans -= n;
  log->n_reported -= MIN (n, log->n_reported);
  memmove (log->spans, log->spans + n, log->n_spans * sizeof log->spans[0]);
}

static void
add_span (LimberSittingLog *log, LimberSpanKind kind, gboolean onward, gint64 to, LimberInstant until)
{
  if (log->n_spans == LIMBER_SITTING_SPANS)
    {
      drop_spans (log, 1);
      log->spans[0].onward = FALSE;
    }
  log->spans[log->n_spans++] = (LimberSpan){ kind, onward, log->since, to, until };
}

/* What the client has been doing until now ended at the steady instant @to; @next begins. */
static void
turn (LimberSittingLog *log, LimberSpanKind next, gint64 to, LimberMoment now)
{
  gboolean lasted = to > log->since;

  if (lasted && log->open != LIMBER_SPAN_THERE)
    add_span (log, log->open, log->onward, to, wall_at (to, now));
  log->onward = is_away (next) && (lasted ? is_away (log->open) : log->onward);
  log->open = next;
  log->since = to;
}

void
limber_sitting_init (LimberSittingLog *log, LimberMoment now)
{
  *log = (LimberSittingLog){
    .at = now,
    .begun = now.steady,
    .told = now.steady,

    .open = LIMBER_SPAN_GUESS,
    .since = now.steady,
  };
}

void
limber_sitting_presence (LimberSittingLog *log, LimberPresenceReading reading, LimberMoment now)
{
  LimberSpanKind kind = span_kind (reading.state);
  gint64 ago = reading.ago;

  now = not_before (now, log->at.steady);
  log->at = now;
  /* idle counts its `ago` from the last input, which says nothing of when a lock ended */
  if (kind == LIMBER_SPAN_IDLE && is_away (log->open))
    ago = 0;
  if (reading.state != LIMBER_PRESENCE_UNASKED && kind != log->open)
    turn (log, kind, CLAMP (now.steady - ago, log->since, now.steady), now);
}

void
limber_sitting_told (LimberSittingLog *log, gint64 ago, LimberMoment now)
{
  now = not_before (now, log->at.steady);
  log->at = now;
  log->told = MAX (log->told, now.steady - MAX (ago, 0));
}

/* One pass over the log under one rule. */
typedef struct
{
  gint64 from, to; /* steady: the rule's stretch */
  gint64 limit;
  gint64 told; /* the told break, until it has been passed; then G_MAXINT64 */
  LimberSittingTime time;
  gint64 reached;    /* steady instant of @limit; G_MAXINT64: not yet */
  gint64 away;       /* steady: the client has been away since, and is; G_MAXINT64: is not */
  gboolean in_break; /* and that is a break already */
} Walk;

static void
start_anew (Walk *walk)
{
  walk->time = (LimberSittingTime){ 0, 0 };
  walk->reached = G_MAXINT64;
}

/* The client sat from @from until @to. */
static void
sit (Walk *walk, gint64 from, gint64 to, gboolean guessed)
{
  if (walk->told <= to)
    {
      from = MAX (from, walk->told);
      walk->told = G_MAXINT64;
      start_anew (walk);
    }
  from = MAX (from, walk->from);
  to = MIN (to, walk->to);
  if (to <= from)
    return;
  if (walk->reached == G_MAXINT64 && to - from >= walk->limit - walk->time.sat)
    walk->reached = from + (walk->limit - walk->time.sat);
  walk->time.sat += to - from;
  if (guessed)
    walk->time.guessed += to - from;
}

/* How many of @spans belong to the one absence that the first of them begins. */
static gsize
absence_length (const LimberSpan *spans, gsize n)
{
  gsize length = 1;

  while (length < n && spans[length].onward)
    length++;
  return length;
}

static gboolean
is_break (const LimberSpan *spans, gsize n, gint64 break_after)
{
  gint64 shut = 0;

  if (spans[n - 1].to - spans[0].from >= break_after)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    {
      shut = spans[i].kind == LIMBER_SPAN_SHUT ? shut + (spans[i].to - spans[i].from) : 0;
      if (shut >= LIMBER_SITTING_SHUT)
        return TRUE;
    }
  return FALSE;
}

static void
report (const LimberSittingRule *rule, const Walk *walk, const LimberSpan *spans, gsize n, GArray *breaks)
{
  const LimberSpan *last = &spans[n - 1];
  LimberBreak ended = { last->until - (last->to - spans[0].from), last->until, walk->time.sat };

  if (ended.from >= rule->from && ended.from < rule->to)
    g_array_append_val (breaks, ended);
}

/* Walks over one absence, which goes on if @open. */
static void
walk_absence (Walk *walk, const LimberSittingRule *rule, const LimberSpan *spans, gsize n, gboolean open,
              GArray *breaks)
{
  gboolean taken = is_break (spans, n, rule->break_after);

  if (open)
    {
      walk->away = spans[0].from;
      walk->in_break = taken;
    }
  if (taken && !open && breaks != NULL)
    report (rule, walk, spans, n, breaks);
  if (taken)
    start_anew (walk);
  for (gsize i = 0; !taken && i < n; i++)
    if (spans[i].kind == LIMBER_SPAN_IDLE)
      sit (walk, spans[i].from, spans[i].to, FALSE);
}

/* @breaks (nullable) takes the breaks on the way. */
static Walk
walk_log (const LimberSittingLog *log, const LimberSittingRule *rule, gint64 limit, LimberMoment now, GArray *breaks)
{
  LimberSpan spans[LIMBER_SITTING_SPANS + 1];
  gsize n = log->n_spans;
  gint64 cursor = log->begun;
  Walk walk = { .limit = limit, .told = log->told, .reached = G_MAXINT64, .away = G_MAXINT64 };

  /* an instant as far off as LIMBER_NEVER must not overflow when it is moved */
  walk.from = now.steady + CLAMP (rule->from, -(G_MAXINT64 / 4), G_MAXINT64 / 4) - now.wall;
  walk.to = now.steady + CLAMP (rule->to, -(G_MAXINT64 / 4), G_MAXINT64 / 4) - now.wall;
  memcpy (spans, log->spans, n * sizeof spans[0]);
  if (log->open != LIMBER_SPAN_THERE)
    spans[n++] = (LimberSpan){ log->open, log->onward, log->since, now.steady, now.wall };

  for (gsize i = 0, length; i < n; i += length)
    {
      length = is_away (spans[i].kind) ? absence_length (spans + i, n - i) : 1;
      sit (&walk, cursor, spans[i].from, FALSE);
      if (is_away (spans[i].kind))
        walk_absence (&walk, rule, spans + i, length, i + length > log->n_spans,
                      i + length > log->n_reported ? breaks : NULL);
      else if (spans[i].kind == LIMBER_SPAN_GUESS)
        sit (&walk, spans[i].from, spans[i].to, TRUE);
      else
        start_anew (&walk);
      cursor = spans[i + length - 1].to;
    }
  sit (&walk, cursor, now.steady, FALSE);
  return walk;
}

LimberSittingTime
limber_sitting_time (const LimberSittingLog *log, const LimberSittingRule *rule, LimberMoment now)
{
  now = not_before (now, log->at.steady);
  return walk_log (log, rule, G_MAXINT64, now, NULL).time;
}

LimberInstant
limber_sitting_due (const LimberSittingLog *log, const LimberSittingRule *rule, gint64 limit, LimberMoment now)
{
  Walk walk;
  gint64 due;

  now = not_before (now, log->at.steady);
  walk = walk_log (log, rule, limit, now, NULL);
  if (walk.reached != G_MAXINT64)
    return walk.reached < walk.to ? wall_at (walk.reached, now) : LIMBER_NEVER;
  if (walk.in_break || log->open == LIMBER_SPAN_SHUT)
    return LIMBER_NEVER;
  due = MAX (now.steady, walk.from) + (limit - walk.time.sat);
  if (due >= walk.to || (walk.away != G_MAXINT64 && due - walk.away >= rule->break_after))
    return LIMBER_NEVER;
  return wall_at (due, now);
}

void
limber_sitting_breaks (const LimberSittingLog *log, const LimberSittingRule *rule, LimberMoment now, GArray *breaks)
{
  now = not_before (now, log->at.steady);
  walk_log (log, rule, G_MAXINT64, now, breaks);
}

void
limber_sitting_reported (LimberSittingLog *log)
{
  gsize keep = 0;

  log->n_reported = log->n_spans;
  for (gboolean onward = log->onward; onward; onward = log->spans[log->n_reported].onward)
    log->n_reported--;
  for (gsize i = 0; i < log->n_spans; i++)
    {
      const LimberSpan *span = &log->spans[i];
      gboolean over = i + 1 < log->n_spans ? !span[1].onward : !log->onward;
      gboolean shut = span->kind == LIMBER_SPAN_SHUT && span->to - span->from >= LIMBER_SITTING_SHUT;

      /* an absence that goes on is judged as a whole, so its beginning stays */
      if (over && (shut || span->kind == LIMBER_SPAN_GAP || span->to <= log->told))
        keep = i + 1;
    }
  drop_spans (log, keep);
}

/* The numbers of a stored log, in order: STORED_HEAD for the log, STORED_SPAN for each span. */
#define STORED_HEAD 9
#define STORED_SPAN 5
#define STORED_MARK "limber-sitting-1"

char *
limber_sitting_store (const LimberSittingLog *log, const char *boot, LimberMoment now)
{
  GString *text = g_string_new (STORED_MARK);

  now = not_before (now, log->at.steady);
  g_string_append_printf (text, " %s", boot);
  g_string_append_printf (text, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, now.wall, now.steady);
  g_string_append_printf (text, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, log->begun, log->told);
  g_string_append_printf (text, " %d %" G_GINT64_FORMAT " %d", log->open, log->since, log->onward);
  g_string_append_printf (text, " %u %u", (guint)log->n_reported, (guint)log->n_spans);
  for (gsize i = 0; i < log->n_spans; i++)
    {
      const LimberSpan *span = &log->spans[i];

      g_string_append_printf (text, " %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, span->kind,
                              span->onward, span->from, span->to, span->until);
    }
  return g_string_free (text, FALSE);
}

/* What the functions above rely on. */
static gboolean
is_sound (const LimberSittingLog *log)
{
  gint64 last = log->begun;
  gboolean away = FALSE;

  for (gsize i = 0; i < log->n_spans; i++)
    {
      const LimberSpan *span = &log->spans[i];

      if (span->kind == LIMBER_SPAN_THERE || span->from < last || span->to <= span->from
          || (span->onward && !(away && is_away (span->kind))))
        return FALSE;
      away = is_away (span->kind);
      last = span->to;
    }
  if (log->onward && !(away && is_away (log->open)))
    return FALSE;
  return log->open != LIMBER_SPAN_GAP && log->since >= last && log->at.steady >= log->since
         && log->told <= log->at.steady && log->n_reported <= log->n_spans;
}

/* @numbers: @n texts. Sums of stamps this large cannot overflow. */
static gboolean
read_numbers (char **texts, gint64 *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_string_to_signed (texts[i], 10, -(G_MAXINT64 / 8), G_MAXINT64 / 8, &numbers[i], NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_kind_and_flag (gint64 kind, gint64 flag)
{
  return kind >= 0 && kind < LIMBER_N_SPANS && (flag == FALSE || flag == TRUE);
}

/* @words: what follows the boot id. */
static gboolean
read_log (LimberSittingLog *log, char **words)
{
  gsize n_words = g_strv_length (words);
  gint64 v[STORED_HEAD];

  if (n_words < STORED_HEAD || (n_words - STORED_HEAD) % STORED_SPAN != 0 || !read_numbers (words, v, STORED_HEAD)
      || !is_kind_and_flag (v[4], v[6]) || v[8] != (gint64)((n_words - STORED_HEAD) / STORED_SPAN)
      || v[8] > LIMBER_SITTING_SPANS)
    return FALSE;
  *log = (LimberSittingLog){
    .at = { v[0], v[1] },
    .begun = v[2],
    .told = v[3],
    .open = (LimberSpanKind)v[4],
    .since = v[5],
    .onward = (gboolean)v[6],
    .n_reported = (gsize)v[7],
    .n_spans = (gsize)v[8],
  };
  for (gsize i = 0; i < log->n_spans; i++)
    {
      if (!read_numbers (words + STORED_HEAD + i * STORED_SPAN, v, STORED_SPAN) || !is_kind_and_flag (v[0], v[1]))
        return FALSE;
      log->spans[i] = (LimberSpan){ (LimberSpanKind)v[0], (gboolean)v[1], v[2], v[3], v[4] };
    }
  return is_sound (log);
}

/* Moves the log onto a steady clock that is @by ahead of its own. */
static void
rebase (LimberSittingLog *log, gint64 by)
{
  log->at.steady += by;
  log->begun += by;
  log->told += by;
  log->since += by;
  for (gsize i = 0; i < log->n_spans; i++)
    {
      log->spans[i].from += by;
      log->spans[i].to += by;
    }
}

gboolean
limber_sitting_restore (LimberSittingLog *log, const char *text, const char *boot, LimberMoment now)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 gap;

  if (g_strv_length (words) < 2 || strcmp (words[0], STORED_MARK) != 0 || !read_log (log, words + 2))
    {
      limber_sitting_init (log, now);
      return FALSE;
    }
  gap = strcmp (words[1], boot) == 0 ? now.steady - log->at.steady : now.wall - log->at.wall;
  if (gap < 0)
    gap = LIMBER_SITTING_GAP;
  rebase (log, now.steady - gap - log->at.steady);
  if (gap >= LIMBER_SITTING_GAP)
    {
      turn (log, LIMBER_SPAN_GAP, log->at.steady, log->at);
      turn (log, LIMBER_SPAN_GUESS, now.steady, now);
    }
  log->at = now;
  return TRUE;
}
