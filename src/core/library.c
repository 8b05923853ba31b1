#include "library.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *id, *name, *area, *position, *equipment, *how, *feel, *care, *easier, *picture;
  gboolean one_sided;
} BuiltIn;

/* Widely taught, gentle, and safe to leave out. Press-ups and nerve glides are not here on
 * purpose: whether they help or harm needs somebody to look at the client first. */
static const BuiltIn exercises[] = {
  { .id = "knee-to-chest",
    .name = N_ ("Knee to chest"),
    .area = N_ ("lower back"),
    .position = N_ ("on your back, knees bent, feet flat"),
    .how
    = N_ ("With both hands behind one thigh, bring that knee slowly towards your chest. Keep the other foot on the "
          "floor and let your shoulders rest."),
    .feel = N_ ("A gentle stretch in the lower back or the buttock."),
    .care = N_ ("Bring the knee only as far as it comes easily."),
    .easier = N_ ("Rest the lower leg on a chair and only tip the knee a little towards you."),
    .picture = "builtin:knee-to-chest",
    .one_sided = TRUE },
  { .id = "figure-four",
    .name = N_ ("Figure four, lying down"),
    .area = N_ ("piriformis, deep in the buttock"),
    .position = N_ ("on your back, knees bent, feet flat"),
    .how = N_ ("Lay the ankle of the side to be stretched across the other knee. Take hold behind the lower thigh with "
               "both hands and bring it slowly towards you."),
    .feel = N_ ("A stretch deep in the buttock of the crossed leg."),
    .care = N_ ("Leave it out if it brings pain, tingling or numbness into the leg."),
    .easier = N_ ("Only cross the leg and leave the other foot on the floor, or do it sitting."),
    .picture = "builtin:figure-four",
    .one_sided = TRUE },
  { .id = "figure-four-seated",
    .name = N_ ("Figure four, sitting"),
    .area = N_ ("piriformis, deep in the buttock"),
    .position = N_ ("upright on a firm chair, feet flat"),
    .equipment = N_ ("a firm chair"),
    .how = N_ ("Lay one ankle on the other knee. Keep your back long and lean forward from the hips."),
    .feel = N_ ("A stretch in the buttock of the crossed leg."),
    .care = N_ ("Do not press the knee down. Leave it out if it brings pain into the leg."),
    .easier = N_ ("Lean forward less, or cross the ankles only."),
    .picture = "builtin:figure-four-seated",
    .one_sided = TRUE },
  { .id = "hamstring",
    .name = N_ ("Hamstrings with a towel"),
    .area = N_ ("back of the thigh"),
    .position = N_ ("on your back, one knee bent, foot flat"),
    .equipment = N_ ("a towel or a strap"),
    .how = N_ ("Put the towel round one foot, hold both ends and slowly straighten that leg towards the ceiling."),
    .feel = N_ ("A mild pull behind the thigh, not behind the knee and not in the foot."),
    .care = N_ ("Keep the knee a little bent. If the foot tingles, let the leg come down."),
    .easier = N_ ("Leave the knee bent more, or put the heel on a chair."),
    .picture = "builtin:hamstring-towel",
    .one_sided = TRUE },
  { .id = "pelvic-tilt",
    .name = N_ ("Pelvic tilt"),
    .area = N_ ("lower back"),
    .position = N_ ("on your back, knees bent, feet flat"),
    .how = N_ ("Breathe out and press your lower back gently flat on the floor. Hold, then let go."),
    .feel = N_ ("Light work in the belly, the lower back letting go."),
    .care = N_ ("Keep your buttocks on the floor and go on breathing."),
    .easier = N_ ("Use half the effort, or do it sitting against a wall."),
    .picture = "builtin:pelvic-tilt" },
  { .id = "cat-cow",
    .name = N_ ("Cat and cow"),
    .area = N_ ("whole back"),
    .position = N_ ("on hands and knees"),
    .how = N_ ("Slowly round your back upwards like a cat, hold, then slowly let it sink and lift your head a little."),
    .feel = N_ ("Easy movement along the whole back."),
    .care = N_ ("Move only as far as it is comfortable both ways."),
    .easier = N_ ("Sit on a chair with your hands on your knees and round and lengthen your back there."),
    .picture = "builtin:cat-cow" },
  { .id = "lower-back-rotation",
    .name = N_ ("Lower back rotation"),
    .area = N_ ("lower back"),
    .position = N_ ("on your back, knees bent and together"),
    .how
    = N_ ("Keep both shoulders on the floor and let your knees sink slowly to one side. Hold, then bring them back "
          "to the middle."),
    .feel = N_ ("A gentle turn in the lower back and hips."),
    .care = N_ ("Let the knees sink only as far as the shoulders stay down."),
    .easier = N_ ("Put a cushion beside you for the knees to rest on."),
    .picture = "builtin:lower-back-rotation",
    .one_sided = TRUE },
  { .id = "hip-flexor",
    .name = N_ ("Front of the hip, half kneeling"),
    .area = N_ ("front of the hip"),
    .position = N_ ("kneeling on one knee, the other foot in front"),
    .equipment = N_ ("a cushion for the knee"),
    .how = N_ ("Keep your back upright and shift your weight slowly forward over the front foot."),
    .feel = N_ ("A stretch at the front of the hip and thigh of the kneeling leg."),
    .care = N_ ("Do not arch your lower back. Hold on to a chair if you are unsteady."),
    .easier = N_ ("Stand with one foot behind you and bend the front knee a little."),
    .picture = "builtin:hip-flexor",
    .one_sided = TRUE },
};

static const char *const pictures[]
    = { "cat-cow",    "cat-cow-seated", "figure-four", "figure-four-seated",  "hamstring-towel", "heat-pack",
        "hip-flexor", "knee-to-chest",  "pelvic-tilt", "lower-back-rotation", "sitting-posture", "walking",
        NULL };

static const char *const stop_rules[] = {
  N_ ("Stop if the pain moves further down the leg, even if it is mild."),
  N_ ("Stop if tingling, numbness or weakness starts or gets worse."),
  N_ ("A mild pull is fine, sharp pain is not. Never bounce, never hold your breath."),
};

static const char *const heat_questions[] = {
  N_ ("Is the pack wrapped in a towel?"),
  N_ ("Is the skin there unbroken, and does it feel warm and cold as usual?"),
};

static const char *const pain_places[] = { N_ ("back"), N_ ("buttock"), N_ ("thigh"), N_ ("calf"), N_ ("foot") };

static const struct
{
  LimberUrgency urgency;
  const char *sign;
} signs[] = {
  { LIMBER_URGENCY_EMERGENCY, N_ ("Numbness between the legs, or round the genitals or the back passage") },
  { LIMBER_URGENCY_EMERGENCY, N_ ("Trouble passing urine, or loss of control over bladder or bowels") },
  { LIMBER_URGENCY_EMERGENCY, N_ ("A new change in sexual function") },
  { LIMBER_URGENCY_EMERGENCY, N_ ("Pain, numbness or weakness in both legs") },
  { LIMBER_URGENCY_EMERGENCY, N_ ("Leg weakness that is sudden, severe or growing") },
  { LIMBER_URGENCY_EMERGENCY, N_ ("Pain that began after a serious fall or accident") },
  { LIMBER_URGENCY_SAME_DAY, N_ ("Fever, or feeling generally unwell, together with the back pain") },
  { LIMBER_URGENCY_DOCTOR, N_ ("Weight loss you cannot explain") },
  { LIMBER_URGENCY_DOCTOR, N_ ("A history of cancer") },
  { LIMBER_URGENCY_DOCTOR, N_ ("Pain at night that never eases") },
  { LIMBER_URGENCY_DOCTOR, N_ ("Pain that is getting worse, or no better after a few weeks") },
};

static char *
translated (const char *text)
{
  return text == NULL ? NULL : g_strdup (_ (text));
}

static char **
translated_list (const char *const *texts, gsize n_texts)
{
  char **list = g_new0 (char *, n_texts + 1);

  for (gsize i = 0; i < n_texts; i++)
    list[i] = translated (texts[i]);
  return list;
}

static LimberExercise *
copy_exercise (const BuiltIn *built_in)
{
  LimberExercise *exercise = limber_exercise_new ();

  exercise->id = g_strdup (built_in->id);
  exercise->name = translated (built_in->name);
  exercise->how = translated (built_in->how);
  exercise->area = translated (built_in->area);
  exercise->position = translated (built_in->position);
  exercise->equipment = translated (built_in->equipment);
  exercise->feel = translated (built_in->feel);
  exercise->easier = translated (built_in->easier);
  exercise->picture = g_strdup (built_in->picture);
  exercise->one_sided = built_in->one_sided;
  g_strfreev (exercise->care);
  exercise->care = translated_list (&built_in->care, 1);
  return exercise;
}

LimberExercise *
limber_library_exercise (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exercises); i++)
    if (strcmp (exercises[i].id, id) == 0)
      return copy_exercise (&exercises[i]);
  return NULL;
}

const char *const *
limber_library_exercise_ids (void)
{
  static const char *ids[G_N_ELEMENTS (exercises) + 1];
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (exercises); i++)
        ids[i] = exercises[i].id;
      g_once_init_leave (&filled, 1);
    }
  return ids;
}

const char *const *
limber_library_pictures (void)
{
  return pictures;
}

char **
limber_library_stop_rules (void)
{
  return translated_list (stop_rules, G_N_ELEMENTS (stop_rules));
}

char **
limber_library_heat_questions (void)
{
  return translated_list (heat_questions, G_N_ELEMENTS (heat_questions));
}

void
limber_library_signs (GPtrArray *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      LimberSign *sign = limber_sign_new ();

      sign->urgency = signs[i].urgency;
      sign->sign = translated (signs[i].sign);
      g_ptr_array_add (list, sign);
    }
}

void
limber_library_pain_scale (LimberPainScale *scale)
{
  g_free (scale->low);
  g_free (scale->high);
  g_strfreev (scale->where);
  scale->low = translated (N_ ("no pain"));
  scale->high = translated (N_ ("worst pain imaginable"));
  scale->where = translated_list (pain_places, G_N_ELEMENTS (pain_places));
  scale->ease_off_at = 4;
  scale->stop_at = 6;
  scale->flag_rise = 2;
}
