#ifndef CABLEREADER_TERMINAL_GUARD_H
#define CABLEREADER_TERMINAL_GUARD_H

/// Remembers the modes of a terminal and restores them when a fault ends the program.
void terminal_guard_install(int tty);

/// Writes the number of each signal that asks to end into a pipe, as one byte.
void terminal_guard_forward(int pipe);

#endif
