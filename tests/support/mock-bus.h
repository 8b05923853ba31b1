/* mock-bus.h — a service on a bus, for tests to speak to: objects with methods and properties
 * whose answers are functions of the test.
 *
 * It has a connection of its own and answers from the default main context, so code that
 * makes a blocking call from there never gets its answer, and the test fails.
 */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

typedef struct _MockBus MockBus;

/* What a service answers. @method: (transfer floating) (nullable) the arguments of the reply,
 * NULL with @error set to refuse; @descriptors goes out with it. */
typedef struct
{
  GVariant *(*method) (gpointer data, const char *method, GVariant *arguments, GUnixFDList *descriptors,
                       GError **error);
  GVariant *(*property) (gpointer data, const char *path, const char *property);
} MockAnswers;

/* A private connection to the bus of this test. Returns: (transfer full) */
GDBusConnection *mock_bus_connect (void);

/* Waits until @connection, and the main loop behind it, has got all that anybody had sent before. */
void mock_bus_settle (GDBusConnection *connection);

/* @data goes to @answers, which must outlive the service. Returns: (transfer full) */
MockBus *mock_bus_new (const MockAnswers *answers, gpointer data);

/* Leaves the bus, as a process that ends. */
void mock_bus_free (MockBus *bus);

/* @xml: one <node> with interfaces. */
void mock_bus_export (MockBus *bus, const char *path, const char *xml);

void mock_bus_own (MockBus *bus, const char *name);
void mock_bus_disown (MockBus *bus, const char *name);

/* From now on calls are taken and never answered. */
void mock_bus_hang (MockBus *bus);

void mock_bus_emit (MockBus *bus, const char *path, const char *interface, const char *signal, GVariant *arguments);

/* PropertiesChanged with nothing but the name: who wants the value asks. */
void mock_bus_invalidate (MockBus *bus, const char *path, const char *interface, const char *property);

G_END_DECLS
