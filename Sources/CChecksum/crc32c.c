// How is CRC-32C taken by the instruction of SSE 4.2? Eight bytes at a time.
#include "CChecksum.h"

#if defined(__x86_64__)

#include <nmmintrin.h>
#include <string.h>

// What the C library has found out already need not be asked of the processor again, which in a
// virtual machine takes microseconds.
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
bool gongkai_has_crc32c(void) { return CPU_FEATURE_ACTIVE(SSE4_2); }
#else
bool gongkai_has_crc32c(void) { return __builtin_cpu_supports("sse4.2"); }
#endif

__attribute__((target("sse4.2")))
uint32_t gongkai_crc32c(uint32_t state, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  uint64_t crc = state;
  uint64_t words[8];
  while (count >= sizeof words) {
    memcpy(words, next, sizeof words);
    for (int i = 0; i < 8; i++) crc = _mm_crc32_u64(crc, words[i]);
    next += sizeof words;
    count -= sizeof words;
  }
  while (count >= 8) {
    memcpy(words, next, 8);
    crc = _mm_crc32_u64(crc, words[0]);
    next += 8;
    count -= 8;
  }
  while (count > 0) {
    crc = _mm_crc32_u8((uint32_t)crc, *next);
    next++;
    count--;
  }
  return (uint32_t)crc;
}

#else

bool gongkai_has_crc32c(void) { return false; }

uint32_t gongkai_crc32c(uint32_t state, const void *bytes, size_t count) {
  (void)bytes;
  (void)count;
  return state;
}

#endif
