#include "CCallgrind.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

_Bool callgrind_is_running(void) { return RUNNING_ON_VALGRIND != 0; }

void callgrind_begin(void) {
  CALLGRIND_ZERO_STATS;
  CALLGRIND_TOGGLE_COLLECT;
}

void callgrind_end(const char *name) {
  CALLGRIND_TOGGLE_COLLECT;
  CALLGRIND_DUMP_STATS_AT(name);
}
#else
_Bool callgrind_is_running(void) { return 0; }

void callgrind_begin(void) {}

void callgrind_end(const char *name) { (void)name; }
#endif
