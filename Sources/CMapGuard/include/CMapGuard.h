#ifndef CABLEREADER_MAP_GUARD_H
#define CABLEREADER_MAP_GUARD_H

#include <stddef.h>

/// Guards the mapping of a file against what happens to the file: a page that can no longer be read, because
/// the file was cut or its disk fails, is a fault that would end the program.
///
/// Where that happens, zeros come in the place of that page and of all after it, and the mapping counts as
/// lost. Faults elsewhere go to the handler that was there before. Any thread may call.
/// Returns a number for the mapping, or -1 where there are too many: then it is not guarded.
int map_guard_add(const void *start, size_t size);

/// 1 once a page of a guarded mapping was lost.
int map_guard_is_lost(int mapping);

/// Ends the guarding, before the mapping itself ends.
void map_guard_remove(int mapping);

#endif
