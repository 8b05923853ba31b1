/* icalendar.h — reads what limber exports as strictly as RFC 5545 is written.
 */
#pragma once

#include <glib.h>

/* The value of each property by name, text values with their escapes undone. */
typedef struct
{
  GHashTable *properties;
  GHashTable *alarm; /* the same of the alarm within */
} LimberTestEvent;

/* Fails the test where @text is not a calendar of events by the letter: CRLF, folded at 75 octets
 * between characters, components closed in order, properties known and each there once, values
 * of their types, one UID an event. Returns: (transfer full) (element-type LimberTestEvent) */
GPtrArray *limber_test_icalendar_read (const char *text);

const char *limber_test_icalendar_get (const LimberTestEvent *event, const char *property);
