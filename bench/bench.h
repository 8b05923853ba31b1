/* bench.h — what the benchmarks share. */
#pragma once

#include <time.h>

/* Milliseconds of this process since @begun, which clock() told: other programs on the machine are no part of it. */
static inline double
bench_since (clock_t begun)
{
  return (double)(clock () - begun) * 1000 / CLOCKS_PER_SEC;
}
