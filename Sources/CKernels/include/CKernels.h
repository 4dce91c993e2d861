// What can processors and systems do that Swift cannot name?
//
// What is computed has a twin in Swift, which runs where the processor lacks the
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

/// Whether the functions from `kernels_add_high_parts` to `kernels_take_sums` may be called.
bool kernels_have_avx2(void);

/// Puts the high parts that `count` bytes tell in unary, as in a split block, above the `shift`
/// lower bits of 128 values. False unless there are 128 ones in the bytes.
bool kernels_add_high_parts(uint32_t *values, unsigned shift, const uint8_t *unary, size_t count);

/// The same for gaps, which are added up to the ascending integers that lie between them, from
/// `least` on. False also when one of these passes 2^32.
bool kernels_add_up_split(uint32_t *values, unsigned shift, uint32_t least, const uint8_t *unary,
                          size_t count);

/// Which of ascending starts were looked at, and how many of all were kept so far.
typedef struct {
  size_t next;
  size_t kept;
} kernels_members;

/// Looks the starts from `from.next` on up in 128 ascending places, up to the first that plus
/// `shift` lies behind the last place, and moves those that plus `shift` are places to
/// `starts[from.kept...]`; `from.kept` is at most `from.next`.
kernels_members kernels_keep_members(uint32_t *starts, size_t count, uint32_t shift,
                                     const uint32_t *places, kernels_members from);

/// Bits of a vector, and how many of it stand before these.
typedef struct {
  uint64_t bits;
  uint32_t before;
} kernels_marks;

/// Writes for each of `count` places how many marks stand at or before it, less one. The first mark
/// is that of the place `first`, before which none of the places lies.
void kernels_find_marks(const kernels_marks *marks, uint32_t first, const uint32_t *places,
                        size_t count, uint32_t *numbers);

/// Writes the indexes of those of `count` sums that are not 0, and these, and sets them to 0; returns
/// how many they are. There is room for `count` of each.
size_t kernels_take_sums(uint32_t *sums, size_t count, uint32_t *indexes, uint32_t *amounts);

/// Asks for large pages within `count` bytes at `memory`, before they are used: there are fewer to
/// be faulted in, and random access misses fewer translations. Does nothing where there are none.
void kernels_prefer_large_pages(void *memory, size_t count);

/// Makes `old_count` bytes of pages at `old`, a block of this function or NULL, a block of `count`
/// bytes, by moving pages and not what is in them. New bytes are 0, and large pages are asked for.
/// NULL when there is no memory.
void *kernels_resize_pages(void *old, size_t old_count, size_t count);

/// Gives back the `count` bytes of pages of `kernels_resize_pages`.
void kernels_free_pages(void *pages, size_t count);

/// Asks for the cache line at `address`, which need not be valid.
static inline void kernels_prefetch(const void *address) {
  __builtin_prefetch(address);
}
