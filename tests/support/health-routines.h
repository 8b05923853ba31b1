/* health-routines.h — routine files for scenarios about pain and warning signs.
 */
#pragma once

/* Stretches at 09:00 and 18:00, a walk at 12:00, standing up at 15:00; without warning signs. */
#define STRETCH                                                                                                        \
  " plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"18:00\" ]; "  \
  "};"                                                                                                                 \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 2; hold_seconds = 20; } ); },"                                      \
  " { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"12:00\"; }; },"                                \
  " { id = \"stand\"; kind = \"posture\"; title = \"Stand up\"; when = { at = \"15:00\"; }; } );"

/* Two pages, one a sign. */
#define SIGNED                                                                                                         \
  "warning_signs = { emergency_number = \"112\"; signs = ( { urgency = \"emergency\"; sign = \"Numb.\"; },"            \
  " { urgency = \"doctor\"; sign = \"Tired.\"; } ); };" STRETCH

#define UNNUMBERED "warning_signs = { signs = ( { urgency = \"same-day\"; sign = \"Fever.\"; } ); };" STRETCH
