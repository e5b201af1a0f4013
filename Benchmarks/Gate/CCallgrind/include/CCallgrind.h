/* What a program tells callgrind, under which it may run.
 *
 * Outside valgrind, and where its headers are not installed, these do nothing. */
#ifndef HALFWIDTH_BENCHMARKS_CCALLGRIND_H
#define HALFWIDTH_BENCHMARKS_CCALLGRIND_H

/* Whether the program runs under valgrind and can talk to it. */
_Bool callgrind_is_running(void);

/* Begins to count from zero; valgrind was started with --collect-atstart=no. */
void callgrind_begin(void);

/* Stops counting and writes what was counted, under a name. */
void callgrind_end(const char *name);

#endif
