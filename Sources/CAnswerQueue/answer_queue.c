#define _GNU_SOURCE
#include "answer_queue.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// A piece of a share's answers. `count` grows by whole answers, so that what is ready ends with a line.
typedef struct chunk {
  struct chunk *_Atomic next;
  size_t capacity;
  _Atomic size_t count;
  size_t written;
  unsigned char bytes[];
} chunk;

typedef struct {
  chunk *_Atomic first;
  chunk *last;
  atomic_int is_closed;
} share;

enum { usual_capacity = 1 << 16, alternate_stack = 1 << 16 };

static share shares[answer_queue_window];
// Shares from `head` up to `tail` are there.
static atomic_long head, tail;
static int output = 1;
// Whoever writes, the thread or a handler, has taken this.
static atomic_int is_writing;
static volatile sig_atomic_t stop_signal;
static atomic_int has_failed;

static _Thread_local volatile long current_share = -1;
static _Thread_local volatile long current_line = 0;
static _Thread_local int is_writer;

static share *at(long number) { return &shares[number % answer_queue_window]; }

// MARK: - Writing

// Waits for the reader half a second; a pipe that takes anything takes 4096 bytes.
static int is_writable(void) {
  struct pollfd request = {.fd = output, .events = POLLOUT};
  return poll(&request, 1, 500) == 1;
}

static void end_stopped(int signal);

// Writes what is ready. In a handler nothing is freed, and a reader that does not read is not waited for.
static int write_ready(int in_handler) {
  for (long number = atomic_load(&head); number < atomic_load(&tail);) {
    share *current = at(number);
    // Read before the answers: a share that is closed gets no more.
    int is_closed = atomic_load(&current->is_closed);
    for (chunk *piece = atomic_load(&current->first); piece != NULL;) {
      // Likewise: a piece that has a next one is full.
      chunk *next = atomic_load(&piece->next);
      size_t ready = atomic_load(&piece->count);
      while (piece->written < ready) {
        size_t count = ready - piece->written;
        if (in_handler && count > 4096) count = 4096;
        if (in_handler && !is_writable()) return EAGAIN;
        ssize_t done = write(output, piece->bytes + piece->written, count);
        if (done > 0) piece->written += (size_t)done;
        if (done < 0 && errno == EAGAIN && !in_handler) {
          struct pollfd request = {.fd = output, .events = POLLOUT};
          poll(&request, 1, -1);
        } else if (done < 0 && errno != EINTR) {
          return errno;
        }
        if (stop_signal && !in_handler) end_stopped(stop_signal);
      }
      if (next == NULL) break;
      atomic_store(&current->first, next);
      if (!in_handler) free(piece);
      piece = next;
    }
    if (!is_closed) return 0;
    if (!in_handler) free(atomic_load(&current->first));
    atomic_store(&current->first, NULL);
    number += 1;
    atomic_store(&head, number);
  }
  return 0;
}

int answer_queue_write(void) {
  int expected = 0;
  if (!atomic_compare_exchange_strong(&is_writing, &expected, 1)) {
    // A handler writes, and ends the program.
    for (;;) pause();
  }
  int fault = write_ready(0);
  atomic_store(&is_writing, 0);
  if (stop_signal) end_stopped(stop_signal);
  return fault;
}

// MARK: - Answering

long answer_queue_open(void) {
  long number = atomic_load(&tail);
  share *next = at(number);
  atomic_store(&next->first, NULL);
  next->last = NULL;
  atomic_store(&next->is_closed, 0);
  atomic_store(&tail, number + 1);
  return number;
}

long answer_queue_outstanding(void) { return atomic_load(&tail) - atomic_load(&head); }

void answer_queue_at(long number, long line) {
  current_share = number;
  current_line = line;
}

int answer_queue_append(long number, const void *bytes, size_t count) {
  share *current = at(number);
  chunk *last = current->last;
  size_t used = last == NULL ? 0 : atomic_load_explicit(&last->count, memory_order_relaxed);
  if (last == NULL || last->capacity - used < count) {
    size_t capacity = count > usual_capacity ? count : usual_capacity;
    chunk *piece = malloc(sizeof(chunk) + capacity);
    if (piece == NULL) return 0;
    atomic_init(&piece->next, NULL);
    piece->capacity = capacity;
    atomic_init(&piece->count, 0);
    piece->written = 0;
    current->last = piece;
    if (last == NULL) {
      atomic_store(&current->first, piece);
    } else {
      atomic_store(&last->next, piece);
    }
    last = piece;
    used = 0;
  }
  memcpy(last->bytes + used, bytes, count);
  atomic_store(&last->count, used + count);
  return 1;
}

void answer_queue_close(long number) { atomic_store(&at(number)->is_closed, 1); }

// MARK: - Signals

// What a handler says, put together without the library.
typedef struct {
  char text[512];
  size_t count;
} message;

static void add(message *to, const char *text) {
  while (*text != 0 && to->count < sizeof to->text) to->text[to->count++] = *text++;
}

static void add_number(message *to, long number) {
  char digits[24];
  size_t place = sizeof digits;
  digits[--place] = 0;
  do {
    digits[--place] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  add(to, digits + place);
}

static const char *name_of(int signal) {
  switch (signal) {
  case SIGTERM: return "SIGTERM";
  case SIGINT: return "Ctrl-C";
  case SIGHUP: return "SIGHUP";
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGILL: return "SIGILL";
  case SIGTRAP: return "SIGTRAP";
  case SIGFPE: return "SIGFPE";
  default: return "SIGABRT";
  }
}

static void say(const message *what) {
  size_t written = 0;
  while (written < what->count) {
    ssize_t done = write(2, what->text + written, what->count - written);
    if (done <= 0) return;
    written += (size_t)done;
  }
}

static void end_stopped(int signal) {
  write_ready(1);
  message what = {.count = 0};
  add(&what, "error: standard input: stopped by ");
  add(&what, name_of(signal));
  add(&what, "; the answers that were ready are written, send the other lines again\n");
  say(&what);
  _exit(128 + signal);
}

// Runs on the thread that writes, as the others block these signals.
static void on_stop(int signal) {
  int expected = 0;
  if (atomic_compare_exchange_strong(&is_writing, &expected, 1)) end_stopped(signal);
  // In the middle of a write: it ends when it knows how much was written.
  stop_signal = signal;
}

static void sleep_a_millisecond(void) {
  struct timespec pause = {.tv_sec = 0, .tv_nsec = 1000000};
  nanosleep(&pause, NULL);
}

// Whether all shares before that of this thread have their answers.
static int are_earlier_closed(void) {
  for (long number = atomic_load(&head); number < current_share; number++) {
    if (!atomic_load(&at(number)->is_closed)) return 0;
  }
  return 1;
}

static void on_fault(int signal) {
  // A second fault, of another thread or in here, ends nothing but itself.
  if (atomic_exchange(&has_failed, 1)) {
    if (current_share < 0) _exit(70);
    for (;;) pause();
  }
  for (int tries = 0; tries < 5000 && !are_earlier_closed(); tries++) sleep_a_millisecond();
  int expected = 0;
  int may_write = atomic_compare_exchange_strong(&is_writing, &expected, 1);
  for (int tries = 0; !may_write && !is_writer && tries < 5000; tries++) {
    sleep_a_millisecond();
    expected = 0;
    may_write = atomic_compare_exchange_strong(&is_writing, &expected, 1);
  }
  if (may_write) write_ready(1);
  message what = {.count = 0};
  add(&what, "error: standard input");
  if (current_line > 0) {
    add(&what, ":");
    add_number(&what, current_line);
  }
  add(&what, ": a fault of the program ended it at this request (");
  add(&what, name_of(signal));
  add(&what, "), and the answers before it are written; please report the line, and send the others again\n");
  say(&what);
  _exit(70);
}

static void use_alternate_stack(void) {
  // A stack that overflowed has no room for a handler.
  stack_t stack = {.ss_sp = malloc(alternate_stack), .ss_size = alternate_stack, .ss_flags = 0};
  if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
}

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};

// A program is started with the signals blocked that its parent had blocked, and a fault whose signal is
// blocked would end it with no handler.
static void unblock_faults(void) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) sigaddset(&set, faults[index]);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void stop_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGHUP);
}

void answer_queue_begin(int descriptor) {
  output = descriptor;
  is_writer = 1;
  use_alternate_stack();
  struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) {
    sigaction(faults[index], &action, NULL);
  }
  unblock_faults();
  static const int stops[] = {SIGTERM, SIGINT, SIGHUP};
  struct sigaction stopping = {.sa_handler = on_stop, .sa_flags = SA_ONSTACK};
  sigemptyset(&stopping.sa_mask);
  for (size_t index = 0; index < sizeof stops / sizeof *stops; index++) {
    struct sigaction before;
    sigaction(stops[index], NULL, &before);
    if (before.sa_handler != SIG_IGN) sigaction(stops[index], &stopping, NULL);
  }
  sigset_t set;
  stop_signals(&set);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void answer_queue_enter_worker(void) {
  use_alternate_stack();
  unblock_faults();
  sigset_t set;
  stop_signals(&set);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
}
