/* fuzz-routine.h — the entry that libFuzzer calls, for the tests to call as well.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Always 0; what is wrong ends the program. */
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);
