// Editing only this file does not rebuild the Swift targets that import it: run `make clean` after a change.
#ifndef CABLEREADER_CSQLITE_SHIM_H
#define CABLEREADER_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift cannot call variadic functions, nor use SQLITE_TRANSIENT, which is a cast of -1 to a function.
static inline int cs_configure(sqlite3 *database, int option, int value) {
  int now = 0;
  return sqlite3_db_config(database, option, value, &now);
}

// Before the first connection of the process: each piece of memory is counted under one lock otherwise.
static inline int cs_forgo_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// A null pointer would bind NULL: what is empty here is an empty text or an empty blob.
static inline int cs_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 size) {
  return sqlite3_bind_text64(statement, index, text ? text : "", size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int cs_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 size) {
  return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", size, SQLITE_TRANSIENT);
}

#endif
