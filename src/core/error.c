#include "error.h"

G_DEFINE_QUARK (limber - error, limber_error)
