// zlib, under one module, with functions in the place of the macros that Swift cannot see.

#ifndef GONGKAI_CZLIB_SHIM_H
#define GONGKAI_CZLIB_SHIM_H

#include <zlib.h>

// Prepares to inflate raw deflate data, as ZIP archives hold it.
static inline int czlib_start_inflating(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

// Prepares to deflate into raw deflate data.
static inline int czlib_start_deflating(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
