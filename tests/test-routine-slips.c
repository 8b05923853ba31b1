#include "support/marked.h"
#include "world/routine-file.h"

#include <string.h>

/* A routine with one of everything, in which each row below changes one thing. */
static char *base;

typedef struct
{
  const char *find, *replace; /* ¦ marks where the problem is expected */
  const char *message;
} Slip;

static const Slip errors[] = {
  /* names */
  { "hold_seconds = 20", "¦hold_second = 20", "The name hold_second is not known here." },
  { "revision = 2", "¦revison = 2", "The name revison is not known here." },
  { "snooze_minutes = 15", "¦snoze = 15", "The name snoze is not known here." },
  { "title = \"Base\";", "", "title is missing." },
  { "{ id = \"walk\"; kind", "¦{ kind", "id is missing." },
  { "{ id = \"heat\"; kind", "¦{ kind", "id is missing." },
  { "{ id = \"walk\"; kind", "{ ¦ident = \"walk\"; id = \"walk\"; kind", "The name ident is not known here." },
  { "{ urgency = \"doctor\"; sign = \"Fever\"; }", "¦{ urgency = \"doctor\"; }", "sign is missing." },
  { "{ name = \"Two\";", "¦{", "name is missing." },
  { "{ id = \"stroll\"; kind = \"move\"; title = \"Stroll\"; when = { times_a_day = 2; from = \"10:00\"; "
    "to = \"18:00\"; }; }",
    "¦{ id = \"stroll\"; kind = \"move\"; title = \"Stroll\"; }", "when is missing." },
  { "phases = (", "¦fases = (", "The name fases is not known here." },
  { "{ id = \"walk\"; kind", "{ ¦at = \"17:30\"; id = \"walk\"; kind", "The name at is not known here." },
  { "{ id = \"walk\"; kind", "{ ¦zzzzzz = 1; id = \"walk\"; kind", "The name zzzzzz is not known here." },
  { "revision = 2", "¦zzzzzz = 2", "The name zzzzzz is not known here." },
  { "{ exercise = \"twist\"; reps = 3;", "¦{ reps = 3;", "exercise is missing." },
  { "{ id = \"word\"; text", "¦{ text", "id is missing." },
  { "{ id = \"ask\"; kind = \"check-in\"; title = \"Week\"; when = { at = \"18:30\"; days = [ \"sun\" ]; };\n      "
    "questions = ( { id = \"pain\"; scale = 10; ask = \"Pain?\"; },\n                    { id = \"word\"; text = true; "
    "ask = \"Why?\"; } ); }",
    "¦{ id = \"ask\"; kind = \"check-in\"; title = \"Week\"; when = { at = \"18:30\"; days = [ \"sun\" ]; }; }",
    "questions is missing." },
  /* types, ranges and forms */
  { "limber = 1", "limber = ¦2", "This limber reads files of version 1, not 2." },
  { "limber = 1", "limber = ¦\"1\"", "limber wants a whole number, not text in \"straight quotes\"." },
  { "id = \"base\"", "id = ¦\"Base file\"", "id must be 1 to 64 small letters a-z, digits and \"-\"." },
  { "title = \"Base\"", "title = ¦3", "title wants text in \"straight quotes\", not a whole number." },
  { "title = \"Base\"", "title = ¦\"  \"", "title is empty." },
  { "title = \"Base\"", "title = ¦\"a\\nb\"", "title must be one line." },
  { "low = \"none\"", "low = ¦\"01234567890123456789012345678901234567890123456789012345678901234567890123456789x\"",
    "low has 81 characters; 80 are the most." },
  { "start = \"2026-03-02\"", "start = ¦\"2026-02-30\"", "start wants a date that exists, not \"2026-02-30\"." },
  { "start = \"2026-03-02\"", "start = ¦\"2.3.2026\"", "start wants a date that exists, not \"2.3.2026\"." },
  { "\"2026-03-09\" ]", "¦\"2026-03-32\" ]", "sessions wants a date that exists, not \"2026-03-32\"." },
  { "\"2026-03-09\" ]", "¦\"2026-02-09\" ]", "The dates of sessions must be in order, each once." },
  { "at = [ \"09:30\"", "at = [ ¦\"9:30\"", "at wants a time from \"00:00\" to \"23:59\", not \"9:30\"." },
  { "at = \"18:30\"", "at = ¦\"24:00\"", "at wants a time from \"00:00\" to \"23:59\", not \"24:00\"." },
  { "at = \"18:30\"", "at = ¦[ ]", "at wants 1 to 48 items, not 0." },
  { "at = \"17:30\"", "at = ¦[ \"17:30\", \"18:30\" ]", "at wants 1 to 1 items, not 2." },
  { "days = \"weekdays\"", "days = ¦\"weekday\"", "days cannot be \"weekday\"." },
  { "days = [ \"sun\" ]", "days = [ \"sun\", ¦\"Monday\" ]", "days cannot be \"Monday\"." },
  { "days = [ \"sun\" ]", "days = ¦[ ]", "days is empty." },
  { "reps = 3", "reps = ¦0", "reps must be 1 to 100, not 0." },
  { "reps = 3", "reps = ¦101", "reps must be 1 to 100, not 101." },
  { "reps = 3", "reps = ¦true", "reps wants a whole number, not true or false." },
  { "one_sided = true", "one_sided = ¦\"true\"", "one_sided wants true or false, not text in \"straight quotes\"." },
  { "kind = \"move\"; title = \"Walk\"", "kind = ¦\"walk\"; title = \"Walk\"", "kind cannot be \"walk\"." },
  { "title = \"Base\"", "title = ¦[ \"Base\" ]", "title wants text in \"straight quotes\", not a [ list ]." },
  { "title = \"Base\"", "title = ¦( \"Base\" )", "title wants text in \"straight quotes\", not a ( list )." },
  { "id = \"base\"", "id = ¦7", "id wants text in \"straight quotes\", not a whole number." },
  { "start = \"2026-03-02\"", "start = ¦20260302", "start wants text in \"straight quotes\", not a whole number." },
  { "at = \"18:30\"", "at = ¦1830", "at wants text in \"straight quotes\", not a whole number." },
  { "urgency = \"doctor\"", "urgency = ¦3", "urgency wants text in \"straight quotes\", not a whole number." },
  { "exercise = \"twist\"", "exercise = ¦3", "exercise wants text in \"straight quotes\", not a whole number." },
  { "days = \"weekdays\"", "days = ¦\"mon-fri\"", "days cannot be \"mon-fri\"." },
  { "hold_seconds = 20;", "hold_seconds = ¦\"20 s\";",
    "hold_seconds wants a whole number, not text in \"straight quotes\"." },
  { "id = \"base\"", "id = ¦\"\"", "id must be 1 to 64 small letters a-z, digits and \"-\"." },
  { "\"builtin:cat-cow\"", "¦\".hidden.png\"", "picture must be the plain name of a file, not \".hidden.png\"." },
  { "progress = { add_reps = 1; every_days = 3; up_to = 10; };", "progress = ¦3;",
    "progress wants a { group }, not a whole number." },
  { "urgency = \"doctor\"", "urgency = ¦\"docter\"", "urgency cannot be \"docter\"." },
  { "side = \"affected\"", "side = ¦\"lefft\"", "side cannot be \"lefft\"." },
  { "side = \"affected\"", "¦sdie = \"affected\"", "The name sdie is not known here." },
  { "affected_side = \"left\"", "affected_side = ¦\"lft\"", "affected_side cannot be \"lft\"." },
  { "stop_rules = ( { say = \"Stop if it hurts.\"; } )", "stop_rules = ¦[ ]",
    "stop_rules wants 1 to 20 items, not 0." },
  { "{ id = \"walk\"; kind", "{ ¦at = \"10:00\"; id = \"walk\"; kind", "The name at is not known here." },
  { "progress = { add_reps = 1;", "progress = { ¦when = { at = \"10:00\"; }; add_reps = 1;",
    "The name when is not known here." },
  { "stop_rules = ( { say = \"Stop if it hurts.\"; } )", "stop_rules = ( ¦3 )",
    "stop_rules wants text in \"straight quotes\", not a whole number." },
  { "{ say = \"Stop if it hurts.\"; }", "{ ¦tell = \"Stop if it hurts.\"; say = \"Stop.\"; }",
    "The name tell is not known here." },
  { "therapist = { name = \"Rosa Keller\"; }", "therapist = ¦\"Rosa Keller\"",
    "therapist wants a { group }, not text in \"straight quotes\"." },
  { "when = { at = \"18:30\"; days = [ \"sun\" ]; }", "when = ¦\"18:30\"",
    "when wants a { group }, not text in \"straight quotes\"." },
  { "after_sitting_minutes = 40", "after_sitting_minutes = ¦4", "after_sitting_minutes must be 5 to 240, not 4." },
  { "revision = 2", "revision = ¦\"\"", "revision wants a whole number, not text in \"straight quotes\"." },
  { "revision = 2", "revision = ¦\"two\"", "revision wants a whole number, not text in \"straight quotes\"." },
  { "revision = 2", "revision = ¦{ }", "revision wants a whole number, not a { group }." },
  { "title = \"Base\"", "title = ¦[ \"Base\" ]", "title wants text in \"straight quotes\", not a [ list ]." },
  { "title = \"Base\"", "title = ¦\"\"", "title is empty." },
  { "therapist = { name = \"Rosa Keller\"; }", "therapist = ¦( { name = \"Rosa Keller\"; } )",
    "therapist wants a { group }, not a ( list )." },
  { "remind = { snooze_minutes = 15; }", "remind = ¦15", "remind wants a { group }, not a whole number." },
  { "id = \"base\"", "id = ¦5", "id wants text in \"straight quotes\", not a whole number." },
  { "id = \"base\"", "id = ¦\"\"", "id must be 1 to 64 small letters a-z, digits and \"-\"." },
  { "id = \"base\"", "id = ¦\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    "id must be 1 to 64 small letters a-z, digits and \"-\"." },
  { "id = \"walk\"", "id = ¦5", "id wants text in \"straight quotes\", not a whole number." },
  { "at = \"18:30\"", "at = ¦1830", "at wants text in \"straight quotes\", not a whole number." },
  { "start = \"2026-03-02\"", "start = ¦20260302", "start wants text in \"straight quotes\", not a whole number." },
  { "urgency = \"doctor\"", "urgency = ¦1", "urgency wants text in \"straight quotes\", not a whole number." },
  { "days = \"weekdays\"", "days = ¦\"mon-fri\"", "days cannot be \"mon-fri\"." },
  { "stop_rules = ( { say = \"Stop if it hurts.\"; } )", "stop_rules = ¦( )",
    "stop_rules wants 1 to 20 items, not 0." },
  { "stop_rules = ( { say = \"Stop if it hurts.\"; } )",
    "stop_rules = ¦[ \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", "
    "\"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\" ]",
    "stop_rules wants 1 to 20 items, not 21." },
  { "steps = ( { exercise = \"twist\"; reps = 3; hold_seconds = 20; side = \"affected\"; },\n                { "
    "exercise = \"cat-cow\"; reps = 5; hold_seconds = 2;\n                  progress = { add_reps = 1; every_days = 3; "
    "up_to = 10; }; } )",
    "steps = ¦( )", "steps wants 1 to 100 items, not 0." },
  { "twist = { name", "bend = ¦3; twist = { name", "bend wants a { group }, not a whole number." },
  { "exercise = \"twist\"", "exercise = ¦3", "exercise wants text in \"straight quotes\", not a whole number." },
  { "{ add_reps = 1; every_days = 3; up_to = 10; }", "¦3", "progress wants a { group }, not a whole number." },
  { "hold_seconds = 20;", "minutes = ¦21;", "minutes must be 1 to 20, not 21." },
  { "id = \"word\"; text = true", "id = \"word\"; text = ¦1", "text wants true or false, not a whole number." },
  { "after = \"heat\"", "after = ¦5", "after wants text in \"straight quotes\", not a whole number." },
  { "from_week = 3", "from_week = ¦0", "from_week must be 1 to 520, not 0." },
  { "to_week = 2", "to_week = ¦0", "to_week must be 1 to 520, not 0." },
  { "kind = \"stretch\"; title", "kind = ¦\"strech\"; title", "kind cannot be \"strech\"." },
  { "kind = \"check-in\"; title", "kind = ¦\"checkin\"; title", "kind cannot be \"checkin\"." },
  /* what refers to something */
  { "exercise = \"twist\"", "exercise = ¦\"twits\"", "There is no exercise called \"twits\"." },
  { "after = \"heat\"", "after = ¦\"haet\"", "No activity of this plan is called \"haet\"." },
  { "after = \"heat\"", "after = ¦\"walk\"", "No activity of this plan is called \"walk\"." },
  { "after = \"heat\"", "after = ¦\"stretch\"",
    "after goes round in a circle: \"stretch\" waits for \"stretch\", which waits for it." },
  { "after = \"heat\"", "after = ¦\"sit\"", "\"sit\" comes after sitting, at no fixed time: nothing can follow it." },
  { "\"builtin:cat-cow\"", "¦\"builtin:cat\"", "There is no built-in picture cat." },
  { "\"builtin:cat-cow\"", "¦\"../cat.png\"", "picture must be the plain name of a file, not \"../cat.png\"." },
  { "\"builtin:cat-cow\"", "¦\".cat.png\"", "picture must be the plain name of a file, not \".cat.png\"." },
  { "\"builtin:cat-cow\"", "¦\"/etc/passwd\"", "picture must be the plain name of a file, not \"/etc/passwd\"." },
  { "id = \"stretch\"", "id = ¦\"heat\"", "Two activities of this plan are called \"heat\"." },
  { "id = \"word\"", "id = ¦\"pain\"", "Two questions of this check-in are called \"pain\"." },
  /* when */
  { "wait_minutes = 5;", "wait_minutes = 5; ¦at = \"10:00\";", "when has both after and at; it takes one." },
  { "wait_minutes = 5;", "wait_minutes = 5; ¦at = \"10:00\"; every_minutes = 60;",
    "when has both after and at; it takes one." },
  { "times_a_week = 5; at = \"17:30\";", "times_a_week = 5; ¦times_a_day = 2;",
    "when has both times_a_week and times_a_day; it takes one." },
  { "times_a_day = 2;", "times_a_day = 2; ¦every_minutes = 60;",
    "when has both times_a_day and every_minutes; it takes one." },
  { "when = { at = \"18:30\"; days", "¦when = { days",
    "when does not say when: give at, times_a_day, every_minutes, after_sitting_minutes, times_a_week or after." },
  { "at = \"18:30\"; days", "¦att = \"18:30\"; days", "The name att is not known here." },
  { "when = { times_a_week = 5; at = \"17:30\";", "¦when = { times_a_week = 5;", "times_a_week wants at as well." },
  { "wait_minutes = 5;", "wait_minutes = 5; ¦days = \"sun\";", "days does not go with after." },
  { "at = \"18:30\"; days", "at = \"18:30\"; ¦from = \"10:00\"; days", "from does not go with at." },
  { "[ \"09:30\", \"19:00\" ]", "[ \"19:00\", ¦\"09:30\" ]", "09:30 is out of order." },
  { "[ \"09:30\", \"19:00\" ]", "[ \"09:30\", ¦\"09:30\" ]", "09:30 stands here twice." },
  { "[ \"09:30\", \"19:00\" ]", "[ ¦\"07:29\", \"19:00\" ]",
    "07:29 is outside the day, which is from 07:30 to 21:30." },
  { "at = \"18:30\"", "at = ¦\"21:30\"", "21:30 is outside the day, which is from 07:30 to 21:30." },
  { "from = \"10:00\"; to = \"18:00\"", "from = ¦\"07:00\"; to = \"18:00\"",
    "from is outside the day, which is from 07:30 to 21:30." },
  { "from = \"10:00\"; to = \"18:00\"", "from = \"10:00\"; to = ¦\"21:31\"",
    "to is outside the day, which is from 07:30 to 21:30." },
  { "from = \"10:00\"; to = \"18:00\"", "from = \"18:00\"; to = ¦\"18:00\"", "from must be earlier than to." },
  { "from = \"10:00\"; to = \"18:00\"", "to = ¦\"07:30\"", "from must be earlier than to." },
  { "times_a_day = 2; from = \"10:00\"; to = \"18:00\"", "times_a_day = ¦5; from = \"10:00\"; to = \"10:04\"",
    "5 times do not fit into 4 minutes." },
  { "after_sitting_minutes = 40; from = \"09:00\"; to = \"18:00\"",
    "after_sitting_minutes = ¦60; from = \"09:00\"; to = \"10:00\"",
    "60 minutes of sitting cannot come together between from and to." },
  /* phases */
  { "from_week = 3", "from_week = ¦4", "Nothing is planned before week 4: from_week must be 3." },
  { "from_week = 3", "from_week = ¦2", "Week 2 belongs to the phase before as well: from_week must be 3." },
  { "from_week = 3", "from_week = 3; to_week = ¦2", "to_week (2) comes before from_week (3)." },
  { "from_week = 1; to_week = 2", "from_week = ¦2; to_week = 2",
    "The first phase must begin with from_week = 1, not 2." },
  { "  { name = \"One\"; from_week = 1; to_week = 2;", "  ¦{ name = \"One\"; from_week = 1;",
    "to_week is missing: the next phase could never begin." },
  { "phases = (", "plan = ( );\n¦phases = (", "A file has either plan or phases, not both." },
  /* steps */
  { "{ exercise = \"twist\"; reps = 3; hold_seconds = 20; side = \"affected\"; }",
    "¦{ exercise = \"twist\"; reps = 3; hold_seconds = 20; }",
    "twist is done on one side at a time: side is missing." },
  { "exercise = \"cat-cow\"; reps = 5;", "exercise = \"cat-cow\"; reps = 5; side = ¦\"left\";",
    "cat-cow is not done on one side: side has no meaning here." },
  { "hold_seconds = 20;", "hold_seconds = 20; ¦minutes = 1;", "A step has either hold_seconds or minutes, not both." },
  { "{ exercise = \"twist\"; reps = 3; hold_seconds = 20;", "¦{ exercise = \"twist\"; reps = 3;",
    "A step wants hold_seconds or minutes." },
  { "up_to = 10", "up_to = ¦5", "up_to (5) must be more than reps is already (5)." },
  { "up_to = 10", "up_to = ¦101", "up_to must be at most 100 for reps, not 101." },
  { "progress = { add_reps = 1;", "¦progress = { add_reps = 1; add_sets = 1;",
    "progress wants exactly one of add_reps, add_hold_seconds and add_sets." },
  /* what belongs to another kind */
  { " minutes = 15; check", " minutes = 15; ¦away_counts = true; check", "away_counts does not go with heat." },
  { "title = \"Walk\";", "title = \"Walk\"; ¦steps = ( { exercise = \"cat-cow\"; hold_seconds = 2; } );",
    "steps does not go with move." },
  { "title = \"Walk\";", "title = \"Walk\"; ¦questions = ( { id = \"q\"; text = true; ask = \"?\"; } );",
    "questions does not go with move." },
  { "title = \"Stretch\";", "title = \"Stretch\"; ¦minutes = 5;", "minutes does not go with stretch." },
  { "{ id = \"pain\"; scale = 10; ask", "¦{ id = \"pain\"; ask",
    "A question wants either scale = 10; or text = true;" },
  { "{ id = \"word\"; text = true;", "¦{ id = \"word\"; text = true; scale = 3;",
    "A question wants either scale = 10; or text = true;" },
  /* heat */
  { " minutes = 15; check", " minutes = ¦21; check", "Heat must not last longer than 20 minutes." },
  { "check_skin_at_minutes = 5", "check_skin_at_minutes = ¦15",
    "check_skin_at_minutes (15) must be less than minutes (15)." },
  { "ease_off_at = 4", "ease_off_at = ¦6", "ease_off_at (6) must be lower than stop_at (6)." },
  { "ease_off_at = 4; stop_at = 6;", "stop_at = ¦4;", "ease_off_at (4) must be lower than stop_at (4)." },
  { "day = { from = \"07:30\"; to = \"21:30\"; }", "day = { from = ¦\"22:00\"; }",
    "day: from must be earlier than to." },
  { "day = { from = \"07:30\"; to = \"21:30\"; }", "day = { from = \"22:00\"; to = ¦\"21:30\"; }",
    "day: from must be earlier than to." },
};

static const Slip warnings[] = {
  { "when = { at = [ \"09:30\", \"19:00\" ]; };\n", "¦when = { at = [ \"09:30\", \"20:31\" ]; };\n",
    "\"heat\" may begin less than 60 minutes before the end of the day." },
  { "when = { at = [ \"09:30\", \"19:00\" ]; };", "¦when = { at = [ \"09:30\", \"11:30\", \"13:30\", \"19:00\" ]; };",
    "Heat is planned 4 times in a day; more than 3 is too much." },
  { "counts_as_break_minutes = 6", "counts_as_break_minutes = ¦4",
    "counts_as_break_minutes is under 5: a short pause would count as standing up." },
  { "warning_signs = { emergency_number = \"112\";", "¦warning_signs = {",
    "No emergency_number is given: limber can only say \"your local emergency number\"." },
  { "  signs = ( { urgency = \"emergency\";", "  ¦signs = ( { urgency = \"same-day\";",
    "No warning sign has the urgency \"emergency\"." },
  { "{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretch\"; when = { after = \"heat\"; wait_minutes = 5; };\n"
    "      steps = ( { exercise = \"twist\"; reps = 3;",
    "¦{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretch\"; when = { after = \"heat\"; wait_minutes = 5; };\n"
    "      steps = ( { exercise = \"twist\"; reps = 40;",
    "\"stretch\" takes about 18 minutes." },
  { "{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretch\"; when = { after = \"heat\"; wait_minutes = 5; };\n"
    "      steps = (",
    "¦{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretch\"; when = { after = \"heat\"; wait_minutes = 5; };\n"
    "      steps = ( { exercise = \"pelvic-tilt\"; hold_seconds = 2; }, { exercise = \"pelvic-tilt\"; hold_seconds = "
    "2; },\n"
    "        { exercise = \"pelvic-tilt\"; hold_seconds = 2; }, { exercise = \"pelvic-tilt\"; hold_seconds = 2; },",
    "\"stretch\" has 6 steps." },
  { "  { name = \"Two\"; from_week = 3; plan = (\n",
    "  ¦{ name = \"Two\"; from_week = 3; plan = (\n"
    "    { id = \"often\"; kind = \"posture\"; title = \"Often\"; when = { every_minutes = 60; from = \"09:00\"; "
    "to = \"18:00\"; }; },\n",
    "There are up to 13 reminders a day beside sitting breaks; more than 12 is a lot." },
  { "id = \"walk\"; kind", "id = ¦\"heat\"; kind", "\"heat\" is of kind heat in line 18 and of kind move here." },
};

/* The client says nothing that tells what "affected" means. */
static const Slip client_slips[] = {
  { " affected_side = \"left\";", "", "Which side is affected is not said in client." },
  { "affected_side = \"left\"", "affected_side = \"both\"",
    "Both sides of the client are affected: \"affected\" does not say which." },
};

/* Whole files but for their first lines. */
static const Slip wholes[] = {
  { "", "", "plan is missing: the file asks for nothing to be done." },
  { "", "¦plans = ( { id = \"a\"; kind = \"move\"; title = \"A\"; when = { at = \"09:00\"; }; } );",
    "The name plans is not known here." },
  { "", "phases = ( ¦{ name = \"One\"; from_week = 1; } );", "plan is missing." },
  { "", "plan = ¦( );", "plan wants 1 to 100 items, not 0." },
  /* nothing is measured against a day, a window or a target that is wrong itself */
  { "",
    "day = { from = \"22:00\"; to = ¦\"21:00\"; };\n"
    "plan = ( { id = \"a\"; kind = \"move\"; title = \"A\"; when = { times_a_day = 2; }; },\n"
    "  { id = \"b\"; kind = \"posture\"; title = \"B\"; when = { after_sitting_minutes = 40; }; } );",
    "day: from must be earlier than to." },
  { "",
    "plan = ( { id = \"a\"; kind = \"move\"; title = \"A\"; when = { after = \"b\"; }; },\n"
    "  { id = \"b\"; kind = \"move\"; title = \"B\"; when = { after = ¦\"zzzzzz\"; }; },\n"
    "  { id = \"c\"; kind = \"move\"; title = \"C\"; when = { at = \"09:00\"; }; } );",
    "No activity of this plan is called \"zzzzzz\"." },
  { "",
    "plan = ( { id = \"a\"; kind = \"move\"; title = \"A\"; when = { after = \"b\"; }; },\n"
    "  { id = \"b\"; kind = \"move\"; title = \"B\"; when = { after_sitting_minutes = 40; ¦at = \"10:00\"; }; } );",
    "when has both after_sitting_minutes and at; it takes one." },
};

/* No slips. */
static const Slip fine[] = {
  { "[ \"09:30\", \"19:00\" ]; };", "[ \"09:30\", \"11:30\", \"13:30\", \"19:00\" ]; }; max_per_day = 3;", NULL },
  { " from = \"10:00\"; to = \"18:00\";", "", NULL },
  { "picture = \"builtin:cat-cow\";", "", NULL },
};

/* @text with one change; @find must stand in it exactly once. */
static char *
changed (const char *text, const char *find, const char *replace)
{
  const char *found = strstr (text, find);

  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, find));
  return g_strdup_printf ("%.*s%s%s", (int)(found - text), text, replace, found + strlen (find));
}

static void
check (const char *marked, const char *message, gboolean warning)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  int line, column;
  g_autofree char *text = limber_test_unmark (marked, &line, &column);
  g_autoptr (LimberRoutine) routine = limber_routine_file_parse (text, NULL, problems);

  limber_test_one_problem (problems, text, warning, line, column, message);
  g_assert_cmpint (routine != NULL, ==, warning);
}

static void
test_error (gconstpointer data)
{
  const Slip *slip = data;
  g_autofree char *text = changed (base, slip->find, slip->replace);

  check (text, slip->message, FALSE);
}

static void
test_warning (gconstpointer data)
{
  const Slip *slip = data;
  g_autofree char *text = changed (base, slip->find, slip->replace);

  check (text, slip->message, TRUE);
}

static void
test_client (gconstpointer data)
{
  const Slip *slip = data;
  g_autofree char *client = changed (base, slip->find, slip->replace);
  g_autofree char *text = changed (client, " side = \"affected\"", " side = ¦\"affected\"");

  check (text, slip->message, FALSE);
}

static void
test_whole (gconstpointer data)
{
  const Slip *slip = data;
  g_autofree char *text = g_strconcat (
      "limber = 1; id = \"w\"; title = \"W\"; warning_signs = { emergency_number = \"112\"; };\n", slip->replace, NULL);

  check (text, slip->message, FALSE);
}

static void
test_fine (gconstpointer data)
{
  const Slip *slip = data;
  g_autofree char *text = changed (base, slip->find, slip->replace);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = limber_routine_file_parse (text, NULL, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (routine);
}

/* Who waits for a circle without being in it is not the one to be mended. */
static void
test_circle (void)
{
  static const char *const text
      = "limber = 1; id = \"w\"; title = \"W\"; warning_signs = { emergency_number = \"112\"; };\n"
        "plan = ( { id = \"a\"; kind = \"move\"; title = \"A\"; when = { after = \"b\"; }; },\n"
        "  { id = \"b\"; kind = \"move\"; title = \"B\"; when = { after = \"c\"; }; },\n"
        "  { id = \"c\"; kind = \"move\"; title = \"C\"; when = { after = \"b\"; }; } );";
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  g_assert_null (limber_routine_file_parse (text, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 2);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((LimberProblem *)problems->pdata[i])->line, ==, (int)i + 3);
}

static void
test_too_many (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (GString) text = g_string_new ("limber = 1; id = \"w\"; title = \"W\";\n"
                                           "warning_signs = { emergency_number = \"112\"; };\nplan = ( ");

  for (int i = 0; i <= 100; i++)
    g_string_append_printf (
        text, "%s{ id = \"a%d\"; kind = \"move\"; title = \"A\"; when = { times_a_week = 1; at = \"09:00\"; }; }",
        i > 0 ? ", " : "", i);
  g_string_append (text, " );");
  g_assert_null (limber_routine_file_parse (text->str, NULL, problems));
  limber_test_one_problem (problems, text->str, FALSE, 3, 8, "plan wants 1 to 100 items, not 101.");
}

static void
test_base (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = limber_routine_file_parse (base, NULL, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (routine);
}

/* Everything that is wrong is said at once, in the order of the file. */
static void
test_all_at_once (void)
{
  static const char *const expected[]
      = { "The name revison is not known here.", "affected_side cannot be \"lefft\".",
          "minutes wants a whole number, not text in \"straight quotes\".", "There is no exercise called \"twits\".",
          "Nothing is planned before week 5: from_week must be 3." };
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autofree char *one = changed (base, "revision", "revison");
  g_autofree char *two = changed (one, "affected_side = \"left\"", "affected_side = \"lefft\"");
  g_autofree char *three = changed (two, " minutes = 15", " minutes = \"15\"");
  g_autofree char *four = changed (three, "\"twist\"", "\"twits\"");
  g_autofree char *text = changed (four, "from_week = 3", "from_week = 5");

  g_assert_null (limber_routine_file_parse (text, NULL, problems));
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((LimberProblem *)problems->pdata[i])->message, ==, expected[i]);
}

static void
add_rows (const char *name, const Slip *slips, gsize n_slips, GTestDataFunc test)
{
  for (gsize i = 0; i < n_slips; i++)
    {
      g_autofree char *path = g_strdup_printf ("/routine-slips/%s/%02" G_GSIZE_FORMAT, name, i);

      g_test_add_data_func (path, &slips[i], test);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!g_file_get_contents ("tests/routines/every-kind.routine", &base, NULL, NULL))
    g_error ("no file to change");
  g_test_add_func ("/routine-slips/base", test_base);
  g_test_add_func ("/routine-slips/all-at-once", test_all_at_once);
  add_rows ("error", errors, G_N_ELEMENTS (errors), test_error);
  add_rows ("warning", warnings, G_N_ELEMENTS (warnings), test_warning);
  add_rows ("client", client_slips, G_N_ELEMENTS (client_slips), test_client);
  add_rows ("whole", wholes, G_N_ELEMENTS (wholes), test_whole);
  add_rows ("fine", fine, G_N_ELEMENTS (fine), test_fine);
  g_test_add_func ("/routine-slips/circle", test_circle);
  g_test_add_func ("/routine-slips/too-many", test_too_many);
  status = g_test_run ();
  g_free (base);
  return status;
}
