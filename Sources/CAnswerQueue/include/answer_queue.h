#ifndef ANSWER_QUEUE_H
#define ANSWER_QUEUE_H

#include <stddef.h>

// Answers that wait to be written, in the order of their requests, where a signal handler can still write
// them: in C, because little of a Swift program may run in a handler.
//
// Requests come in shares of some lines. One thread opens shares and writes; any thread fills the share that
// it was given, line after line. A program has one queue.

/// The most shares that may be open.
enum { answer_queue_window = 256 };

/// Begins a queue whose answers go to a file descriptor, and installs the handlers for the calling thread,
/// which is the one that writes.
///
/// SIGTERM, SIGINT and SIGHUP, unless they are ignored, write what was answered and end the program with
/// 128 and the signal's number. SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE and SIGABRT, which are faults, do so
/// with 70, and say on standard error at which line it was; answers to the lines before it that other threads
/// are at are waited for, some seconds at most.
void answer_queue_begin(int descriptor);

/// Makes the calling thread one that answers: stop signals go to the thread that writes.
void answer_queue_enter_worker(void);

/// Opens the next share and returns its number. No more than the window may be open.
long answer_queue_open(void);

/// How many shares are open, or closed and not yet written.
long answer_queue_outstanding(void);

/// Notes which line of which share the calling thread is at.
void answer_queue_at(long share, long line);

/// Adds an answer, with its line feed, to a share. Returns 0 where there is no memory left, else 1.
int answer_queue_append(long share, const void *_Nonnull bytes, size_t count);

/// Says that a share has all of its answers.
void answer_queue_close(long share);

/// Writes all answers that are ready and have none before them that is not. Returns 0, or the error number.
int answer_queue_write(void);

#endif
