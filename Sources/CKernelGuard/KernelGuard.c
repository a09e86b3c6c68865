#define _GNU_SOURCE
#include "CKernelGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// From linux/landlock.h and asm-generic/unistd.h: the headers of the building machine may be older
// than the kernel of the running one.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, IO_URING_SETUP = 425 };
enum { CREATE_VERSION = 1, PATH_BENEATH = 1 };

struct ruleset {
  uint64_t files, network, scopes;
};

struct path_rule {
  uint64_t allowed;
  int32_t folder;
} __attribute__((packed));

// Rights of Landlock, by their bits: to write a file 1, remove folders and files 4 and 5, make
// anything 6 to 12; from version 2 to move between folders 13, from 3 to cut a file short 14.
static uint64_t writing(int version) {
  uint64_t rights = 1u << 1 | 1u << 4 | 1u << 5 | 0x7Fu << 6;
  if (version >= 2) rights |= 1u << 13;
  if (version >= 3) rights |= 1u << 14;
  return rights;
}

int kernel_guard_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int kernel_guard_landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, (size_t)0, CREATE_VERSION);
  return version < 0 ? 0 : (int)version;
}

int kernel_guard_limit_writing(const char *const *paths, int count) {
  int version = kernel_guard_landlock_version();
  if (version == 0) return 0;
  uint64_t rights = writing(version);
  // From version 4 also TCP ports, from 6 also abstract sockets of programs outside.
  struct ruleset rules = {rights, version >= 4 ? 3 : 0, version >= 6 ? 1 : 0};
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int set = (int)syscall(CREATE_RULESET, &rules, size, 0);
  if (set < 0) return 0;
  for (int i = 0; i < count; i++) {
    struct stat info;
    struct path_rule rule = {rights, open(paths[i], O_PATH | O_CLOEXEC)};
    if (rule.folder < 0) continue;
    // Only writing and cutting short concern a file itself.
    if (fstat(rule.folder, &info) == 0 && !S_ISDIR(info.st_mode)) rule.allowed &= 1u << 1 | 1u << 14;
    syscall(ADD_RULE, set, PATH_BENEATH, &rule, 0);
    close(rule.folder);
  }
  int held = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(RESTRICT_SELF, set, 0) == 0;
  close(set);
  return held ? version : 0;
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE 0
#endif

int kernel_guard_has_filter(void) {
  uint32_t action = SECCOMP_RET_ERRNO;
  return ARCHITECTURE != 0 && syscall(__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int kernel_guard_refuses_sockets(void) {
  // No kernel has a socket of this family, so that none is opened where it is not refused.
  int file = socket(AF_MAX + 1000, SOCK_STREAM, 0);
  if (file >= 0) close(file);
  return file < 0 && errno == EPERM;
}

int kernel_guard_refuse_sockets(int no_programs, int whole_process) {
  // io_uring would open sockets without a system call of that name.
  static const uint32_t calls[] = {
    __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4,
    IO_URING_SETUP, __NR_execve, __NR_execveat,
  };
  // Keys that are put into the terminal would be a command of the shell once the program has ended.
  static const uint32_t controls[] = {TIOCSTI, TIOCLINUX};
  enum { COUNT = sizeof calls / sizeof *calls, PROGRAMS = 2, CONTROLS = sizeof controls / sizeof *controls };
  if (!kernel_guard_has_filter()) return 0;
  const uint32_t refused = SECCOMP_RET_ERRNO | EPERM;
  struct sock_filter filter[COUNT + CONTROLS + 12];
  unsigned short length = 0;
#define STATEMENT(code, value) \
  filter[length++] = (struct sock_filter)BPF_STMT(code, value)
#define UNLESS(test, value, skipped) \
  filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, skipped)
  // Calls of another architecture have other numbers.
  STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
  filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  STATEMENT(BPF_RET | BPF_K, refused);
  STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  UNLESS(BPF_JGE, 0x40000000, 1);
  STATEMENT(BPF_RET | BPF_K, refused);
#endif
  UNLESS(BPF_JEQ, __NR_ioctl, CONTROLS + 3);
  STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1]));
  for (int i = 0; i < CONTROLS; i++)
    filter[length++] = (struct sock_filter)BPF_JUMP(
      BPF_JMP | BPF_JEQ | BPF_K, controls[i], (uint8_t)(CONTROLS - i), 0);
  STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  STATEMENT(BPF_RET | BPF_K, refused);
  int count = no_programs ? COUNT : COUNT - PROGRAMS;
  for (int i = 0; i < count; i++)
    filter[length++] = (struct sock_filter)BPF_JUMP(
      BPF_JMP | BPF_JEQ | BPF_K, calls[i], (uint8_t)(count - i), 0);
  STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  STATEMENT(BPF_RET | BPF_K, refused);
  struct sock_fprog program = {length, filter};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    && syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, whole_process ? SECCOMP_FILTER_FLAG_TSYNC : 0, &program) == 0;
}
