// Which instructions does this processor have that Swift cannot name?
//
// Each kernel has a twin in Swift, which runs where the processor lacks the
// instructions and which the tests hold it to.
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

/// Asks for the cache line at `address`, which need not be valid.
static inline void kernels_prefetch(const void *address) {
  __builtin_prefetch(address);
}
