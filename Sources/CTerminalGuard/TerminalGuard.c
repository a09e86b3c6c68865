#include "CTerminalGuard.h"

#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved;
static int guarded_tty = -1;
static int forward_pipe = -1;
static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
static struct sigaction previous[sizeof faults / sizeof *faults];

// Only async-signal-safe calls: leave the alternate screen, show the cursor, put the modes back,
// then let the fault happen again under the handler that was there before.
static void on_fault(int signal) {
  static const char restore[] = "\033[?2004l\033[?1049l\033[?25h\033[0m\r\n";
  if (guarded_tty >= 0) {
    ssize_t ignored = write(guarded_tty, restore, sizeof restore - 1);
    (void)ignored;
    tcsetattr(guarded_tty, TCSANOW, &saved);
  }
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    if (faults[i] == signal) sigaction(signal, &previous[i], NULL);
  raise(signal);
}

static void on_end(int signal) {
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(forward_pipe, &byte, 1);
  (void)ignored;
}

void terminal_guard_install(int tty) {
  if (tcgetattr(tty, &saved) != 0) return;
  guarded_tty = tty;
  stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
  if (stack.ss_sp) sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_ONSTACK};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    sigaction(faults[i], &action, &previous[i]);
}

void terminal_guard_forward(int pipe) {
  forward_pipe = pipe;
  struct sigaction action = {.sa_handler = on_end, .sa_flags = SA_RESTART};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
  sigaction(SIGQUIT, &action, NULL);
}
