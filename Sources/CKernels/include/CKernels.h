// What can processors and systems do that Swift cannot name?
//
// Each checksum has a twin in Swift, which runs where the processor lacks the
// instructions and which the tests hold it to. Pages are for blocks that grow.
// The rest is advice, which changes nothing but the time.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether `kernels_sha256` may be called.
bool kernels_have_sha256(void);

/// Stirs `count` blocks of 64 bytes into the eight words of a SHA-256 state.
void kernels_sha256(uint32_t *state, const void *blocks, size_t count);

/// Whether `kernels_crc32c` may be called.
bool kernels_have_crc32c(void);

/// Takes `count` bytes into the state of a CRC-32C, neither inverted.
uint32_t kernels_crc32c(uint32_t state, const void *bytes, size_t count);

/// Asks for large pages within `count` bytes at `memory`, before they are used: there are fewer to
/// be faulted in, and random access misses fewer translations. Does nothing where there are none.
void kernels_prefer_large_pages(void *memory, size_t count);

/// Makes `old_count` bytes of pages at `old`, a block of this function or NULL, a block of `count`
/// bytes, by moving pages and not what is in them. New bytes are 0. NULL when there is no memory.
void *kernels_resize_pages(void *old, size_t old_count, size_t count);

/// Gives back the `count` bytes of pages of `kernels_resize_pages`.
void kernels_free_pages(void *pages, size_t count);

/// Asks for the cache line at `address`, which need not be valid.
static inline void kernels_prefetch(const void *address) {
  __builtin_prefetch(address);
}
