// Editing only this file does not rebuild the Swift targets that import it: run `make clean` after a change.
#ifndef CABLEREADER_CARCHIVE_SHIM_H
#define CABLEREADER_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

// libarchive makes names of what the locale of the thread calls text: in the C locale every name that is not
// ASCII would be mangled. Null where the system has no such locale.
static inline locale_t ca_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

// The next header, with names as UTF-8 whatever the locale of the program.
static inline int ca_next_header(struct archive *archive, struct archive_entry **entry, locale_t utf8) {
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  int code = archive_read_next_header(archive, entry);
  if (before) uselocale(before);
  return code;
}

#endif
