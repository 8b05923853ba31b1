#include "warning.h"

#include <glib/gi18n.h>

/* Characters: a notice's body is cut at 500, and the question and its hints take their share. */
#define PAGE 380

LimberDate
limber_warning_due (const LimberRoutine *routine, const LimberHealthRecord *record, LimberDate today)
{
  LimberDate due = today;

  if (routine->signs->len == 0)
    return 0;
  if (record->signs_asked != 0 && !record->alarmed)
    due = record->signs_asked + (LimberDate)routine->ask_signs_every_days;
  if (record->signs_offered >= today && !record->alarmed_anew)
    due = MAX (due, record->signs_offered + 1);
  return due;
}

static void
page_free (gpointer data)
{
  LimberWarningPage *page = data;

  g_ptr_array_unref (page->signs);
  g_free (page);
}

static LimberWarningPage *
add_page (GPtrArray *pages, LimberUrgency urgency)
{
  LimberWarningPage *page = g_new0 (LimberWarningPage, 1);

  page->urgency = urgency;
  page->signs = g_ptr_array_new ();
  g_ptr_array_add (pages, page);
  return page;
}

GPtrArray *
limber_warning_pages (const LimberRoutine *routine)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (page_free);

  for (int urgency = LIMBER_URGENCY_EMERGENCY; urgency <= LIMBER_URGENCY_DOCTOR; urgency++)
    {
      LimberWarningPage *page = NULL;
      glong length = 0;

      for (guint i = 0; i < routine->signs->len; i++)
        {
          const LimberSign *sign = routine->signs->pdata[i];

          if ((int)sign->urgency != urgency)
            continue;
          length += g_utf8_strlen (sign->sign, -1);
          if (page == NULL || length > PAGE)
            {
              page = add_page (pages, sign->urgency);
              length = g_utf8_strlen (sign->sign, -1);
            }
          g_ptr_array_add (page->signs, sign->sign);
        }
    }
  return pages;
}

const char *
limber_warning_page_question (LimberUrgency urgency)
{
  static const char *const questions[] = { "signs-emergency", "signs-same-day", "signs-doctor" };

  return questions[urgency];
}

gboolean
limber_warning_holds (LimberKind kind)
{
  return kind == LIMBER_KIND_STRETCH || kind == LIMBER_KIND_HEAT || kind == LIMBER_KIND_MOVE;
}

char *
limber_warning_summary (const LimberRoutine *routine, LimberUrgency urgency)
{
  switch (urgency)
    {
    case LIMBER_URGENCY_EMERGENCY:
      if (routine->emergency_number == NULL)
        return g_strdup (_ ("Call your local emergency number now"));
      return g_strdup_printf (_ ("Call %s now"), routine->emergency_number);
    case LIMBER_URGENCY_SAME_DAY:
      return g_strdup (_ ("Speak to a doctor today"));
    case LIMBER_URGENCY_DOCTOR:
    default:
      return g_strdup (_ ("Speak to your doctor in the next days"));
    }
}

static const char *
advice (LimberUrgency urgency)
{
  switch (urgency)
    {
    case LIMBER_URGENCY_EMERGENCY:
      return _ ("This needs to be looked at right away.");
    case LIMBER_URGENCY_SAME_DAY:
      return _ ("This needs to be looked at today.");
    case LIMBER_URGENCY_DOCTOR:
    default:
      return _ ("Tell your therapist too, before the next session.");
    }
}

char *
limber_warning_text (const LimberRoutine *routine, LimberUrgency urgency)
{
  g_autofree char *worse = NULL;

  if (urgency != LIMBER_URGENCY_EMERGENCY && routine->emergency_number != NULL)
    worse = g_strdup_printf (_ (" If it gets worse, call %s."), routine->emergency_number);
  else if (urgency != LIMBER_URGENCY_EMERGENCY)
    worse = g_strdup (_ (" If it gets worse, call your local emergency number."));
  return g_strdup_printf (_ ("%s%s Nobody has been told: limber sends nothing to anyone. Stretches, heat and walks are "
                             "on hold until you say that somebody has seen you."),
                          advice (urgency), worse == NULL ? "" : worse);
}
