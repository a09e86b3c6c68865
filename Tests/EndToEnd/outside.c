// Loaded before the program, it makes the world outside fail, as WORLD says:
//   full      what is written to a file does not fit
//   read-only no file can be made, written, renamed or removed
//   clock     the time of day leaps back and forth
//   slow      opening anything below the folder SLOW takes SLOW_FOR milliseconds
// Reading a file whose name holds "io-error" fails in every world.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int is(const char *world) {
  const char *now = getenv("WORLD");
  return now && !strcmp(now, world);
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int broken[1024];

static int is_file(int descriptor) {
  struct stat info;
  return fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
}

static int opened(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < 1024) broken[descriptor] = strstr(path, "io-error") != NULL;
  return descriptor;
}

static int refused(const char *path, int flags) {
  return is("read-only") && flags & (O_WRONLY | O_RDWR | O_CREAT) && strncmp(path, "/dev/", 5);
}

static void wait_below(const char *path) {
  const char *folder = getenv("SLOW"), *time = getenv("SLOW_FOR");
  if (is("slow") && folder && time && !strncmp(path, folder, strlen(folder))) usleep(1000 * atoi(time));
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    wait_below(path); \
    if (refused(path, flags)) { \
      errno = EROFS; \
      return -1; \
    } \
    return opened(real(path, flags, mode), path); \
  }
OPEN(open)
OPEN(open64)

DIR *opendir(const char *path) {
  REAL(opendir);
  wait_below(path);
  return real(path);
}

#define FULL(result, name, parameters, arguments) \
  result name parameters { \
    REAL(name); \
    if (is("full") && is_file(file)) { \
      errno = ENOSPC; \
      return -1; \
    } \
    return real arguments; \
  }
FULL(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
FULL(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
FULL(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at))
FULL(int, fallocate, (int file, int mode, off_t at, off_t count), (file, mode, at, count))
FULL(int, fallocate64, (int file, int mode, off64_t at, off64_t count), (file, mode, at, count))

#define BROKEN(name, parameters, arguments) \
  ssize_t name parameters { \
    REAL(name); \
    if (file >= 0 && file < 1024 && broken[file]) { \
      errno = EIO; \
      return -1; \
    } \
    return real arguments; \
  }
BROKEN(read, (int file, void *bytes, size_t count), (file, bytes, count))
BROKEN(pread, (int file, void *bytes, size_t count, off_t at), (file, bytes, count, at))
BROKEN(pread64, (int file, void *bytes, size_t count, off64_t at), (file, bytes, count, at))

#define READ_ONLY(name, parameters, arguments) \
  int name parameters { \
    REAL(name); \
    if (is("read-only")) { \
      errno = EROFS; \
      return -1; \
    } \
    return real arguments; \
  }
READ_ONLY(mkdir, (const char *path, mode_t mode), (path, mode))
READ_ONLY(rename, (const char *from, const char *to), (from, to))
READ_ONLY(unlink, (const char *path), (path))
READ_ONLY(rmdir, (const char *path), (path))

// Years forward, and before the epoch of Unix, from call to call; the clock that only counts is left.
static time_t leap(time_t now) {
  static unsigned calls;
  static const long years[] = {0, 40, -60, 1, -1, 200};
  return is("clock") ? now + years[calls++ % 6] * 31556952L : now;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  REAL(clock_gettime);
  int code = real(clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec = leap(now->tv_sec);
  return code;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  REAL(gettimeofday);
  int code = real(now, zone);
  now->tv_sec = leap(now->tv_sec);
  return code;
}

time_t time(time_t *now) {
  REAL(time);
  time_t value = leap(real(NULL));
  if (now) *now = value;
  return value;
}
