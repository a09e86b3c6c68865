#define _GNU_SOURCE
#include "CKernelGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static void close_all(const int *files, int count) {
  for (int i = 0; i < count; i++)
    if (files[i] >= 0) close(files[i]);
}

// In the child: waits for the byte, and becomes the program.
_Noreturn static void wait_and_become(char *const *arguments, int start, int input, int failure) {
  char byte;
  ssize_t count;
  do count = read(start, &byte, 1);
  while (count < 0 && errno == EINTR);
  if (count != 1) _exit(0);
  if (dup2(input, STDIN_FILENO) >= 0) execvp(arguments[0], arguments);
  int code = errno;
  if (write(failure, &code, sizeof code) != sizeof code) _exit(126);
  _exit(127);
}

struct kernel_guard_waiting kernel_guard_wait_to_start(char *const *arguments) {
  struct kernel_guard_waiting none = {-1, -1, -1, -1};
  // Of each pair the first end is read from.
  int files[6] = {-1, -1, -1, -1, -1, -1};
  for (int i = 0; i < 3; i++) {
    if (pipe2(files + 2 * i, O_CLOEXEC) != 0) {
      close_all(files, 6);
      return none;
    }
  }
  int process = fork();
  if (process == 0) {
    // Else the ends that it holds itself would keep it waiting.
    close(files[1]);
    close(files[3]);
    close(files[4]);
    wait_and_become(arguments, files[0], files[2], files[5]);
  }
  int own[3] = {files[1], files[3], files[4]}, theirs[3] = {files[0], files[2], files[5]};
  close_all(theirs, 3);
  if (process < 0) {
    close_all(own, 3);
    return none;
  }
  struct kernel_guard_waiting waiting = {process, own[0], own[1], own[2]};
  return waiting;
}
