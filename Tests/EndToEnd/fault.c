// Loaded before the program, it commits on SIGUSR1 the fault that FAULT names, in the program itself:
// on the thread that got the signal, or with FAULT_THREAD on a new one.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
static volatile int exhausted;

void *malloc(size_t size) {
  if (exhausted) {
    errno = ENOMEM;
    return NULL;
  }
  return __libc_malloc(size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  extern void *__libc_memalign(size_t, size_t);
  return exhausted ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = aligned_alloc(alignment, size);
  return *memory ? 0 : ENOMEM;
}

static int overflow(volatile char *before) {
  volatile char frame[4096];
  frame[0] = before ? before[0] : 1;
  return overflow(frame) + frame[0];
}

static void *commit(void *unused) {
  const char *fault = getenv("FAULT");
  volatile int zero = 0;
  if (!fault) return unused;
  if (!strcmp(fault, "overflow")) zero = overflow(NULL);
  if (!strcmp(fault, "trap")) __builtin_trap();
  if (!strcmp(fault, "abort")) abort();
  if (!strcmp(fault, "null")) *(volatile int *)8 = 1;
  if (!strcmp(fault, "divide")) zero = 7 / zero;
  if (!strcmp(fault, "memory")) exhausted = 1;
  if (!strcmp(fault, "bus")) {
    int file = memfd_create("short", 0);
    if (ftruncate(file, 1) == 0) {
      volatile char *page = mmap(NULL, 8192, PROT_READ, MAP_SHARED, file, 0);
      zero = page[4096];
    }
  }
  return unused;
}

static void on_signal(int signal) {
  (void)signal;
  pthread_t thread;
  if (getenv("FAULT_THREAD") && pthread_create(&thread, NULL, commit, NULL) == 0) return;
  commit(NULL);
}

__attribute__((constructor)) static void arm(void) {
  if (getenv("FAULT")) signal(SIGUSR1, on_signal);
}
