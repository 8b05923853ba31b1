#include "progress-sql.h"
