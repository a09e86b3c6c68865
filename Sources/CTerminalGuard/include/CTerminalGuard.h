#ifndef CABLEREADER_TERMINAL_GUARD_H
#define CABLEREADER_TERMINAL_GUARD_H

#include <stddef.h>

/// Remembers the modes of a terminal and restores them when a fault ends the program.
///
/// Covers SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS and SIGFPE, also where the stack of this or of
/// any thread overflowed. Call it on the main thread.
/// Returns 0, or -1 where `tty` is no terminal.
int terminal_guard_install(int tty);

/// What to write to leave the screen: the terminal's own sequences, padding marks and all.
/// Longer than 512 bytes it is cut.
void terminal_guard_restore_with(const char *sequences);

/// Writes the number of each signal that would end, stop or go on into a pipe, as one byte.
///
/// These are all that end a program by default and can be caught; those that the parent has ignored
/// stay so, but for SIGINT, SIGTERM, SIGHUP and SIGQUIT.
///
/// A signal that asks to end and is not answered within a second (`terminal_guard_answered`), or
/// comes a second time before that, ends the program at once, with the terminal restored.
void terminal_guard_forward(int pipe);

/// Writes SIGWINCH into the same pipe, after the handler that is there now (that of curses).
///
/// Curses alone notes it; a program that is about to wait for a key would go on waiting.
void terminal_guard_forward_sizes(void);

/// Tells that the program has taken the signals and will end by itself or go on.
void terminal_guard_answered(void);

/// Stops the program as Ctrl-Z does, and returns when it goes on.
void terminal_guard_stop(void);

/// Lets the keys Ctrl-C, Ctrl-Z, Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O through to the program.
void terminal_guard_take_keys(int tty);

/// Puts the remembered modes back; faults no longer touch the terminal.
void terminal_guard_release(void);

#endif
