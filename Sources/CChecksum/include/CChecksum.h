// CRC-32C by the instruction that the processor has for it, which Swift cannot name.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instruction.
bool gongkai_has_crc32c(void);

/// Takes `count` bytes into `state`, which starts as all ones and is inverted at the end. Only
/// where `gongkai_has_crc32c()`.
uint32_t gongkai_crc32c(uint32_t state, const void *bytes, size_t count);
