#define _GNU_SOURCE
#include "include/CNativeFiles.h"
#include "frames.h"
#include "statistical.h"
#include "workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { file_place = 0, pipe_place = 1 };

static int limit(int resource, uint64_t most) {
  struct rlimit value = {.rlim_cur = most, .rlim_max = most};
  struct rlimit now;
  if (getrlimit(resource, &now) == 0 && now.rlim_max < most) return 0;
  return setrlimit(resource, &value);
}

// How much address space the program has, in bytes; 0 where that is not known.
static uint64_t own_space(void) {
  char text[64];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return 0;
  text[count] = 0;
  return strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

// Leaves the child nothing but the file and the pipe. Returns 0, or -1.
static int confine(int file, int output, uint64_t space, uint64_t seconds) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // Out of the way of the places that they are to have.
  int high = fcntl(file, F_DUPFD, 8);
  int high_output = fcntl(output, F_DUPFD, 8);
  if (high < 0 || high_output < 0) return -1;
  if (dup2(high, file_place) < 0 || dup2(high_output, pipe_place) < 0) return -1;
  if (close_range(pipe_place + 1, UINT_MAX, 0) != 0) return -1;
  // The tables of old encodings are files of the C library, read when they are needed.
  if (limit(RLIMIT_NOFILE, 16) || limit(RLIMIT_CORE, 0) || limit(RLIMIT_FSIZE, 0)) return -1;
  // The last second tells a limit from a fault: the first signal is one of its own.
  struct rlimit time = {.rlim_cur = seconds, .rlim_max = seconds + 1};
  if (limit(RLIMIT_AS, space) || setrlimit(RLIMIT_CPU, &time)) return -1;
  return 0;
}

void native_read_here(int file, const native_request *request, int output) {
  frame_sink sink = {.descriptor = output};
  if (request->format == native_workbook) {
    read_workbook(file, request, &sink);
  } else {
    read_statistical(file, request, &sink);
  }
  free(sink.bytes);
}

int native_start(
  int file, const native_request *request, const native_limits *limits, native_child *child) {
  int ends[2];
  uint64_t space = own_space();
  if (!space) return ENOENT;
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  // Fewer turns from process to process, where the system allows it.
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  // No handler of the program may run in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t process = fork();
  if (process == 0) {
    if (confine(file, ends[1], space + limits->memory, limits->seconds) == 0) {
      native_read_here(file_place, request, pipe_place);
    }
    _exit(0);
  }
  int fault = process < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);
  if (fault) {
    close(ends[0]);
    return fault;
  }
  child->process = process;
  child->frames = ends[0];
  return 0;
}

int native_finish(native_child *child, int is_whole) {
  close(child->frames);
  if (!is_whole) kill(child->process, SIGKILL);
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(child->process, &status, 0);
  } while (ended < 0 && errno == EINTR);
  // Where the program ignores the end of children, or another part of it took this one's, nothing is known.
  return ended > 0 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int native_file_holding(const void *bytes, size_t count) {
  int file = memfd_create("respondents", MFD_CLOEXEC);
  if (file < 0) return -1;
  size_t written = 0;
  while (written < count) {
    ssize_t part = write(file, (const char *)bytes + written, count - written);
    if (part < 0 && errno != EINTR) {
      int fault = errno;
      close(file);
      errno = fault;
      return -1;
    }
    if (part > 0) written += (size_t)part;
  }
  return file;
}
