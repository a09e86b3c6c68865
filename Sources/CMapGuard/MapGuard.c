#define _GNU_SOURCE
#include "CMapGuard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// Some 70 arrays are mapped for each library, and a new one is made before the old one goes.
enum { MOST = 1024 };

static struct {
  // 0 where the place is free; read by the handler, so it is set last and cleared first.
  _Atomic uintptr_t start;
  _Atomic uintptr_t end;
  atomic_int is_lost;
} maps[MOST];
static pthread_mutex_t adding = PTHREAD_MUTEX_INITIALIZER;
static int is_installed;
static uintptr_t page;
static struct sigaction previous;

// Only async-signal-safe calls, and `mmap`, which is a call of the system and nothing else.
static int replace(uintptr_t address) {
  for (int i = 0; i < MOST; i++) {
    uintptr_t start = atomic_load(&maps[i].start);
    uintptr_t end = atomic_load(&maps[i].end);
    if (!start || address < start || address >= end) continue;
    uintptr_t first = address & ~(page - 1);
    void *zeros = mmap((void *)first, end - first, PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
    if (zeros == MAP_FAILED) return 0;
    atomic_store(&maps[i].is_lost, 1);
    return 1;
  }
  return 0;
}

static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)context;
  int code = errno;
  int is_replaced = info->si_code > 0 && replace((uintptr_t)info->si_addr);
  errno = code;
  if (is_replaced) return;
  // The fault happens again under the handler that was there before.
  sigaction(signal, &previous, NULL);
  // A signal that somebody sent does not come again by itself.
  if (info->si_code <= 0) raise(signal);
}

static int install(void) {
  if (is_installed) return 1;
  page = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  is_installed = sigaction(SIGBUS, &action, &previous) == 0;
  return is_installed;
}

int map_guard_add(const void *start, size_t size) {
  int found = -1;
  pthread_mutex_lock(&adding);
  for (int i = 0; install() && found < 0 && i < MOST; i++) {
    if (atomic_load(&maps[i].start)) continue;
    atomic_store(&maps[i].is_lost, 0);
    atomic_store(&maps[i].end, (uintptr_t)start + size);
    atomic_store(&maps[i].start, (uintptr_t)start);
    found = i;
  }
  pthread_mutex_unlock(&adding);
  return found;
}

int map_guard_is_lost(int mapping) {
  return mapping >= 0 && mapping < MOST && atomic_load(&maps[mapping].is_lost);
}

void map_guard_remove(int mapping) {
  if (mapping >= 0 && mapping < MOST) atomic_store(&maps[mapping].start, 0);
}
