#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { STACK = 64 * 1024, LONGEST = 512 };

static struct termios saved;
static volatile sig_atomic_t guarded_tty = -1;
static volatile sig_atomic_t forward_pipe = -1;
// The signal that waits for an answer; 0 for none.
static volatile sig_atomic_t asked;
static char restore[LONGEST];
static volatile sig_atomic_t restore_length;
static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
static struct sigaction previous[sizeof faults / sizeof *faults];
static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
// What else ends a program by default.
static const int others[] = {SIGUSR1, SIGUSR2,   SIGXCPU,   SIGVTALRM, SIGPROF,
                             SIGSYS,  SIGPWR,    SIGPIPE,   SIGPOLL,   SIGSTKFLT};

// Only async-signal-safe calls.
static void put(const char *text, size_t length) {
  ssize_t ignored = write(guarded_tty, text, length);
  (void)ignored;
}

static void restore_terminal(void) {
  if (guarded_tty < 0) return;
  // What curses has not sent yet would come after the restoring; a terminal that takes nothing
  // more must not hold up the end.
  tcflush(guarded_tty, TCOFLUSH);
  put(restore, (size_t)restore_length);
  tcsetattr(guarded_tty, TCSANOW, &saved);
  guarded_tty = -1;
}

// Restores, then lets the fault happen again under the handler that was there before: a Swift
// backtrace is printed on the ordinary screen, and the program dies of the original signal.
static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)context;
  static const char words[] =
      "cablereader: a fault ended the program. The terminal is restored and no cable was changed; "
      "SECURITY.md says how to report it.\r\n";
  if (guarded_tty >= 0) {
    int tty = guarded_tty;
    restore_terminal();
    ssize_t ignored = write(tty, words, sizeof words - 1);
    (void)ignored;
  }
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    sigaction(faults[i], &previous[i], NULL);
  // A signal that somebody sent does not come again by itself.
  if (info->si_code <= 0) raise(signal);
}

static void forward(int signal) {
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(forward_pipe, &byte, 1);
  (void)ignored;
}

static void end_now(int signal) {
  restore_terminal();
  _exit(128 + signal);
}

static void on_end(int signal) {
  if (asked) end_now(signal);
  asked = signal;
  forward(signal);
  alarm(1);
}

static void on_alarm(int signal) {
  (void)signal;
  if (asked) end_now(asked);
}

static void on_stop(int signal) { forward(signal); }

static void handle(int signal, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

// Leaves alone what the parent ignores, and what something else handles.
static void handle_by_default(int signal, void (*handler)(int)) {
  struct sigaction now;
  if (sigaction(signal, NULL, &now) == 0 && now.sa_handler == SIG_DFL) handle(signal, handler);
}

// A stack for the fault handlers of the calling thread: its own may be what overflowed.
static void *take_stack(void) {
  stack_t stack = {.ss_sp = malloc(STACK), .ss_size = STACK};
  if (stack.ss_sp) sigaltstack(&stack, NULL);
  return stack.ss_sp;
}

static void give_stack_back(void *memory) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(memory);
}

struct thread {
  void *(*body)(void *);
  void *argument;
};

static void *run_guarded(void *raw) {
  struct thread thread = *(struct thread *)raw;
  free(raw);
  void *result;
  void *stack = take_stack();
  pthread_cleanup_push(give_stack_back, stack);
  result = thread.body(thread.argument);
  pthread_cleanup_pop(1);
  return result;
}

// Stands before the C library's, so that every thread of the program, whoever starts it, has a
// stack for its fault handlers.
int pthread_create(
    pthread_t *identity, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!create) *(void **)&create = dlsym(RTLD_NEXT, "pthread_create");
  struct thread *thread = create ? malloc(sizeof *thread) : NULL;
  if (!thread) return EAGAIN;
  *thread = (struct thread){body, argument};
  int code = create(identity, attributes, run_guarded, thread);
  if (code != 0) free(thread);
  return code;
}

int terminal_guard_install(int tty) {
  if (tcgetattr(tty, &saved) != 0) return -1;
  guarded_tty = tty;
  static void *stack;
  if (!stack) stack = take_stack();
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    sigaction(faults[i], &action, &previous[i]);
  return 0;
}

void terminal_guard_restore_with(const char *sequences) {
  size_t length = 0;
  for (const char *c = sequences; *c && length < LONGEST; c++) {
    // `$<5>` asks for a delay that no terminal needs today.
    const char *end = c[0] == '$' && c[1] == '<' ? strchr(c, '>') : NULL;
    if (end) {
      c = end;
    } else {
      restore[length++] = *c;
    }
  }
  restore_length = (sig_atomic_t)length;
}

void terminal_guard_forward(int pipe) {
  forward_pipe = pipe;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) handle(ends[i], on_end);
  handle(SIGALRM, on_alarm);
  handle(SIGCONT, on_stop);
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    handle_by_default(others[i], on_end);
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; signal++) handle_by_default(signal, on_end);
  // A shell without job control ignores it: then there is nobody to wake us.
  handle_by_default(SIGTSTP, on_stop);
}

static void (*resized)(int);

static void on_size(int signal) {
  if (resized) resized(signal);
  forward(signal);
}

void terminal_guard_forward_sizes(void) {
  struct sigaction now;
  if (sigaction(SIGWINCH, NULL, &now) != 0 || now.sa_handler == on_size) return;
  resized = now.sa_handler == SIG_DFL || now.sa_handler == SIG_IGN ? NULL : now.sa_handler;
  handle(SIGWINCH, on_size);
}

void terminal_guard_answered(void) {
  asked = 0;
  alarm(0);
}

void terminal_guard_stop(void) {
  struct sigaction now;
  sigaction(SIGTSTP, NULL, &now);
  if (now.sa_handler == SIG_IGN) return;
  struct sigaction plain = {.sa_handler = SIG_DFL};
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, NULL);
  kill(getpid(), SIGTSTP);
  sigaction(SIGTSTP, &now, NULL);
}

void terminal_guard_take_keys(int tty) {
  struct termios modes;
  if (tcgetattr(tty, &modes) != 0) return;
  modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
  modes.c_lflag &= ~(tcflag_t)IEXTEN;
  modes.c_cc[VINTR] = _POSIX_VDISABLE;
  // Keys of ours too, so that those in a paste are text. VQUIT stays: it ends a program that hangs.
  modes.c_cc[VSUSP] = _POSIX_VDISABLE;
  tcsetattr(tty, TCSANOW, &modes);
}

void terminal_guard_release(void) {
  if (guarded_tty >= 0) tcsetattr(guarded_tty, TCSADRAIN, &saved);
  guarded_tty = -1;
  terminal_guard_answered();
}
