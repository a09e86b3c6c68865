// Editing only this file does not rebuild the Swift targets that import it: run `make clean` after a change.
#ifndef CABLEREADER_CNCURSES_SHIM_H
#define CABLEREADER_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <term.h>
#include <wchar.h>

// Swift 6 refuses C's mutable globals; redeclared with an isolation it accepts them on the main actor.
#define NC_MAIN_ACTOR __attribute__((swift_attr("@MainActor")))
extern WINDOW *stdscr NC_MAIN_ACTOR;
extern int COLORS NC_MAIN_ACTOR;

// Hidden by <wchar.h> unless X/Open is asked for.
extern int wcwidth(wchar_t);

// Swift does not import these: they are built from function-like macros.
static const attr_t NC_ATTR_BOLD = A_BOLD;
static const attr_t NC_ATTR_DIM = A_DIM;
static const attr_t NC_ATTR_REVERSE = A_REVERSE;
static const attr_t NC_ATTR_UNDERLINE = A_UNDERLINE;
static const attr_t NC_ATTR_ITALIC = A_ITALIC;

static const mmask_t NC_MOUSE_LEFT = BUTTON1_PRESSED;
static const mmask_t NC_MOUSE_WHEEL_UP = BUTTON4_PRESSED;
static const mmask_t NC_MOUSE_WHEEL_DOWN = BUTTON5_PRESSED;
static const mmask_t NC_MOUSE_EVENTS = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;

// A string capability; NULL where the terminal has none (`tigetstr` says -1 for what is no name).
static inline const char *nc_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

#endif
