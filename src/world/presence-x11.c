#include "presence-x11.h"

#include "presence-display.h"

#include <string.h>
#include <xcb/sync.h>

/* xcb rather than Xlib, which ends the whole process when the server goes away. */

typedef struct
{
  xcb_connection_t *xcb;
  xcb_sync_counter_t counter; /* milliseconds since the last input */
  gint64 idle;                /* what it showed when we came */
} Connection;

struct _LimberIdleX11
{
  LimberIdleDisplay parent;
  guint8 first_event; /* of the SYNC extension */
  xcb_sync_alarm_t alarm;
  gint64 fired; /* what the counter showed in the last event of the alarm; -1: there was none */
};

G_DEFINE_FINAL_TYPE (LimberIdleX11, limber_idle_x11, LIMBER_TYPE_IDLE_DISPLAY)

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  xcb_disconnect (connection->xcb);
  g_free (connection);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Connection, connection_free)

/* Walks over the bytes of the answer itself: a counter is its number, a resolution, the length
 * of its name and the name, filled up to four bytes. xcb's own iterator looks for the name two
 * bytes too late, and loses its way at names of some lengths. */
static xcb_sync_counter_t
find_counter (xcb_connection_t *xcb, const char *name)
{
  g_autofree xcb_sync_list_system_counters_reply_t *reply
      = xcb_sync_list_system_counters_reply (xcb, xcb_sync_list_system_counters (xcb), NULL);
  const gsize head = G_STRUCT_OFFSET (xcb_sync_systemcounter_t, name_len) + sizeof (guint16);
  const guint8 *at, *end;

  if (reply == NULL)
    return XCB_NONE;
  at = (const guint8 *)(reply + 1);
  end = at + (gsize)reply->length * 4;
  while ((gsize)(end - at) >= head)
    {
      xcb_sync_systemcounter_t counter;
      gsize size;

      memcpy (&counter, at, head);
      size = (head + counter.name_len + 3) / 4 * 4;
      if (size > (gsize)(end - at))
        break;
      if (counter.name_len == strlen (name) && memcmp (at + head, name, counter.name_len) == 0)
        return counter.counter;
      at += size;
    }
  return XCB_NONE;
}

static gint64
value_of (xcb_sync_int64_t value)
{
  return (gint64)value.hi * ((gint64)1 << 32) + value.lo;
}

/* NULL also for a server without IDLETIME. */
static gpointer
open_display (const char *display)
{
  g_autoptr (Connection) connection = g_new0 (Connection, 1);
  g_autofree xcb_sync_initialize_reply_t *version = NULL;
  g_autofree xcb_sync_query_counter_reply_t *counter = NULL;
  const xcb_query_extension_reply_t *extension;

  connection->xcb = xcb_connect (display, NULL);
  if (xcb_connection_has_error (connection->xcb))
    return NULL;
  extension = xcb_get_extension_data (connection->xcb, &xcb_sync_id);
  if (extension == NULL || !extension->present)
    return NULL;
  version = xcb_sync_initialize_reply (
      connection->xcb, xcb_sync_initialize (connection->xcb, XCB_SYNC_MAJOR_VERSION, XCB_SYNC_MINOR_VERSION), NULL);
  connection->counter = version == NULL ? XCB_NONE : find_counter (connection->xcb, "IDLETIME");
  if (connection->counter == XCB_NONE)
    return NULL;
  counter = xcb_sync_query_counter_reply (connection->xcb,
                                          xcb_sync_query_counter (connection->xcb, connection->counter), NULL);
  if (counter == NULL)
    return NULL;
  connection->idle = value_of (counter->counter_value);
  return g_steal_pointer (&connection);
}

static int
descriptor (gpointer connection)
{
  return xcb_get_file_descriptor (((Connection *)connection)->xcb);
}

static Connection *
connection_of (LimberIdleX11 *x11)
{
  return limber_idle_display_connection (LIMBER_IDLE_DISPLAY (x11));
}

/* Has the server tell once: when idle for @milliseconds or, if not @idle, for at most that. */
static void
set_alarm (LimberIdleX11 *x11, gboolean idle, gint64 milliseconds)
{
  const Connection *connection = connection_of (x11);
  xcb_connection_t *xcb = connection->xcb;
  xcb_sync_create_alarm_value_list_t wanted = {
    .counter = connection->counter,
    .valueType = XCB_SYNC_VALUETYPE_ABSOLUTE,
    .value = { .hi = (gint32)(milliseconds >> 32), .lo = (guint32)milliseconds },
    .testType = idle ? XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON : XCB_SYNC_TESTTYPE_NEGATIVE_COMPARISON,
    .delta = { 0, 0 },
    .events = TRUE,
  };

  if (x11->alarm != XCB_NONE)
    xcb_sync_destroy_alarm (xcb, x11->alarm);
  x11->alarm = xcb_generate_id (xcb);
  xcb_sync_create_alarm_aux (xcb, x11->alarm,
                             XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE
                                 | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS,
                             &wanted);
  xcb_flush (xcb);
}

static void
arm (LimberIdle *idle)
{
  set_alarm (LIMBER_IDLE_X11 (idle), TRUE, (gint64)limber_idle_after (idle) * 1000);
}

static void
become_idle (LimberIdleX11 *x11, gint64 milliseconds)
{
  set_alarm (x11, FALSE, (gint64)limber_idle_after (LIMBER_IDLE (x11)) * 1000 - 1);
  limber_idle_report (LIMBER_IDLE (x11), LIMBER_IDLE_IDLE, milliseconds * 1000);
}

static void
on_alarm (LimberIdleX11 *x11, gint64 milliseconds)
{
  if (milliseconds >= (gint64)limber_idle_after (LIMBER_IDLE (x11)) * 1000)
    become_idle (x11, milliseconds);
  else
    limber_idle_report (LIMBER_IDLE (x11), LIMBER_IDLE_ACTIVE, 0);
}

/* The file of the server's socket; NULL for a display elsewhere. */
static char *
socket_path (const char *display)
{
  char *host = NULL;
  int number = 0;
  gboolean local
      = xcb_parse_display (display, &host, &number, NULL) != 0 && (*host == '\0' || strcmp (host, "unix") == 0);

  g_free (host);
  return local ? g_strdup_printf ("/tmp/.X11-unix/X%d", number) : NULL;
}

static void
begin (LimberIdleDisplay *display)
{
  LimberIdleX11 *x11 = LIMBER_IDLE_X11 (display);
  const Connection *connection = connection_of (x11);

  x11->first_event = xcb_get_extension_data (connection->xcb, &xcb_sync_id)->first_event;
  on_alarm (x11, connection->idle);
}

static void
end (LimberIdleDisplay *display)
{
  LIMBER_IDLE_X11 (display)->alarm = XCB_NONE;
}

static LimberHeard
hear (LimberIdleDisplay *display)
{
  LimberIdleX11 *x11 = LIMBER_IDLE_X11 (display);
  xcb_connection_t *xcb = connection_of (x11)->xcb;
  xcb_generic_event_t *event;

  x11->fired = -1;
  while ((event = xcb_poll_for_event (xcb)) != NULL)
    {
      const xcb_sync_alarm_notify_event_t *notify = (const xcb_sync_alarm_notify_event_t *)event;

      if ((event->response_type & 0x7f) == x11->first_event + XCB_SYNC_ALARM_NOTIFY && notify->alarm == x11->alarm)
        x11->fired = value_of (notify->counter_value);
      free (event);
    }
  return xcb_connection_has_error (xcb) ? LIMBER_HEARD_LOST : LIMBER_HEARD_ALL;
}

static void
report (LimberIdleDisplay *display)
{
  LimberIdleX11 *x11 = LIMBER_IDLE_X11 (display);

  if (x11->fired >= 0)
    on_alarm (x11, x11->fired);
}

static void
limber_idle_x11_class_init (LimberIdleX11Class *class)
{
  LimberIdleDisplayClass *display = LIMBER_IDLE_DISPLAY_CLASS (class);

  LIMBER_IDLE_CLASS (class)->arm = arm;
  display->open = open_display;
  display->close = connection_free;
  display->descriptor = descriptor;
  display->socket_path = socket_path;
  display->begin = begin;
  display->end = end;
  display->hear = hear;
  display->report = report;
}

static void
limber_idle_x11_init (LimberIdleX11 *x11)
{
  limber_idle_set_name (LIMBER_IDLE (x11), "x11");
}

LimberIdle *
limber_idle_x11_new (const char *display, guint seconds)
{
  LimberIdleX11 *x11 = g_object_new (LIMBER_TYPE_IDLE_X11, NULL);

  limber_idle_set_after (LIMBER_IDLE (x11), seconds);
  limber_idle_display_connect (LIMBER_IDLE_DISPLAY (x11), display);
  return LIMBER_IDLE (x11);
}
