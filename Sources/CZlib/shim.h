// Editing only this file does not rebuild the Swift targets that import it: run `make clean` after a change.
#ifndef CABLEREADER_CZLIB_SHIM_H
#define CABLEREADER_CZLIB_SHIM_H

#include <zlib.h>

// `inflateInit2` is a macro, which Swift does not see.
static inline int cz_inflate_init(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }

#endif
