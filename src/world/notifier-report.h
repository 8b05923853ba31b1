/* notifier-report.h — what becomes of notices, as the worker thread tells it to the main thread.
 */
#pragma once

#include "notifier.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_REPORT_SHOWN,
  LIMBER_REPORT_FAILED, /* text: why */
  LIMBER_REPORT_ACTION, /* text: the button; the notice is gone */
  LIMBER_REPORT_CLOSED,
  LIMBER_REPORT_SERVER, /* another server, or none: every notice before this is gone */
} LimberReportKind;

typedef struct
{
  LimberReportKind kind;
  guint id;
  char *text;           /* (owned) (nullable) */
  LimberServer *server; /* (owned), of LIMBER_REPORT_SERVER; the receiver may steal it */
  guint generation;     /* of LIMBER_REPORT_SERVER: what later notices must carry */
} LimberReport;

typedef void (*LimberReportFunc) (LimberReport *report, gpointer data);

void limber_report_clear (LimberReport *report);

G_END_DECLS
