// SHA-256, CRC-32C and look-ups by the instructions that x86 processors have for them, and memory
// by the page.
#define _GNU_SOURCE
#include "CKernels.h"

#include <string.h>
#include <sys/mman.h>

void kernels_prefer_large_pages(void *memory, size_t count) {
#ifdef MADV_HUGEPAGE
  const uintptr_t page = 2 << 20;
  const uintptr_t start = ((uintptr_t)memory + page - 1) & ~(page - 1);
  const uintptr_t end = ((uintptr_t)memory + count) & ~(page - 1);
  if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
#endif
}

static void *new_pages(size_t count) {
  void *pages = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) return NULL;
  kernels_prefer_large_pages(pages, count);
  return pages;
}

void *kernels_resize_pages(void *old, size_t old_count, size_t count) {
  if (old == NULL) return new_pages(count);
#ifdef MREMAP_MAYMOVE
  void *moved = mremap(old, old_count, count, MREMAP_MAYMOVE);
  if (moved != MAP_FAILED) {
    kernels_prefer_large_pages(moved, count);
    return moved;
  }
#endif
  // What the system holds to be several mappings does not move as a whole.
  void *copy = new_pages(count);
  if (copy == NULL) return NULL;
  memcpy(copy, old, old_count < count ? old_count : count);
  munmap(old, old_count);
  return copy;
}

void kernels_free_pages(void *pages, size_t count) { munmap(pages, count); }

#if defined(__x86_64__)
#include <immintrin.h>

// What the C library has found out already need not be asked of the processor again, which in a
// virtual machine takes many microseconds.
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>

bool kernels_have_crc32c(void) {
  return CPU_FEATURE_ACTIVE(SSE4_2) && CPU_FEATURE_ACTIVE(PCLMULQDQ);
}

bool kernels_have_sha256(void) { return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1); }

bool kernels_have_avx2(void) {
  return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(BMI1) && CPU_FEATURE_ACTIVE(POPCNT);
}
#else
#include <cpuid.h>

bool kernels_have_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
}

bool kernels_have_crc32c(void) {
  unsigned a, b, c, d;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_2) && (c & bit_PCLMUL);
}

bool kernels_have_sha256(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}
#endif

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

// Where the ones of `count` bytes stand; false unless there are 128. Eight are written at a time,
// whether or not there are as many left, so that nothing has to be guessed for each: Lemire,
// "Really fast bitset decoding for 'average' densities", 2019.
AVX2 static inline bool find_ones(uint32_t *places, const uint8_t *bytes, size_t count) {
  size_t found = 0;
  for (size_t at = 0; at < count; at += 8) {
    uint64_t word = 0;
    if (count - at >= 8) {
      __builtin_memcpy(&word, bytes + at, 8);
    } else {
      for (size_t i = at; i < count; i++) word |= (uint64_t)bytes[i] << (8 * (i - at));
    }
    const size_t ones = (size_t)_mm_popcnt_u64(word);
    if (found + ones > 128) return false;
    for (size_t i = 0; i < ones; i += 8) {
      uint32_t *next = places + found + i;
      for (int j = 0; j < 8; j++) {
        next[j] = (uint32_t)(8 * at + _tzcnt_u64(word));
        word = _blsr_u64(word);
      }
    }
    found += ones;
  }
  return found == 128;
}

AVX2 bool kernels_add_high_parts(uint32_t *values, unsigned shift, const uint8_t *unary,
                                 size_t count) {
  // One before the first, and as many as may be written behind the last.
  uint32_t places[1 + 128 + 8];
  places[0] = UINT32_MAX;
  if (!find_ones(places + 1, unary, count)) return false;
  const __m256i one = _mm256_set1_epi32(1);
  for (int i = 0; i < 128; i += 8) {
    const __m256i before = _mm256_loadu_si256((const __m256i *)(places + i));
    const __m256i here = _mm256_loadu_si256((const __m256i *)(places + i + 1));
    const __m256i high = _mm256_sub_epi32(_mm256_sub_epi32(here, before), one);
    __m256i *target = (__m256i *)(values + i);
    _mm256_storeu_si256(target, _mm256_or_si256(_mm256_loadu_si256(target),
                                                _mm256_slli_epi32(high, (int)shift)));
  }
  return true;
}

AVX2 bool kernels_add_up_split(uint32_t *values, unsigned shift, uint32_t least,
                               const uint8_t *unary, size_t count) {
  uint32_t places[128 + 8];
  if (!find_ones(places, unary, count)) return false;
  __m256i number = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256i carry = _mm256_set1_epi32((int)least);
  for (int i = 0; i < 128; i += 8) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(values + i));
    low = _mm256_add_epi32(low, _mm256_slli_si256(low, 4));
    low = _mm256_add_epi32(low, _mm256_slli_si256(low, 8));
    // The sum of the lower half goes to all of the upper one.
    const __m256i half = _mm256_shuffle_epi32(_mm256_permute2x128_si256(low, low, 0x08), 0xff);
    low = _mm256_add_epi32(low, half);
    // The zeros in front of a one are the sum of all high parts so far.
    const __m256i here = _mm256_loadu_si256((const __m256i *)(places + i));
    const __m256i high = _mm256_slli_epi32(_mm256_sub_epi32(here, number), (int)shift);
    const __m256i sums = _mm256_add_epi32(_mm256_add_epi32(low, carry), number);
    _mm256_storeu_si256((__m256i *)(values + i), _mm256_add_epi32(sums, high));
    carry = _mm256_add_epi32(carry, _mm256_permutevar8x32_epi32(low, _mm256_set1_epi32(7)));
    number = _mm256_add_epi32(number, _mm256_set1_epi32(8));
  }
  // Low parts add up to less than 2^28 and high ones to less than 2^31, so they pass the limit once
  // at most, and then the last is below the least.
  return values[127] >= least;
}

// Every sixteenth place tells in one comparison among which sixteen a place would stand.
AVX2 kernels_members kernels_keep_members(uint32_t *starts, size_t count, uint32_t shift,
                                          const uint32_t *places, kernels_members from) {
  const __m256i samples =
      _mm256_setr_epi32((int)places[0], (int)places[16], (int)places[32], (int)places[48],
                        (int)places[64], (int)places[80], (int)places[96], (int)places[112]);
  const uint32_t last = places[127];
  size_t next = from.next, kept = from.kept;
  for (; next < count; next++) {
    const uint32_t start = starts[next], target = start + shift;
    if (target > last) break;
    const __m256i wanted = _mm256_set1_epi32((int)target);
    // Integers have no signs here: one is at least another if it is the greater of both.
    const __m256i behind = _mm256_cmpeq_epi32(_mm256_max_epu32(wanted, samples), wanted);
    const int reached = __builtin_popcount(_mm256_movemask_ps(_mm256_castsi256_ps(behind)));
    const __m256i *group = (const __m256i *)(places + 16 * (reached - (reached > 0)));
    const __m256i equal =
        _mm256_or_si256(_mm256_cmpeq_epi32(_mm256_loadu_si256(group), wanted),
                        _mm256_cmpeq_epi32(_mm256_loadu_si256(group + 1), wanted));
    starts[kept] = start;
    kept += !_mm256_testz_si256(equal, equal);
  }
  return (kernels_members){next, kept};
}

AVX2 void kernels_find_marks(const kernels_marks *marks, uint32_t first, const uint32_t *places,
                             size_t count, uint32_t *numbers) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t place = places[i] - first;
    const kernels_marks word = marks[place >> 6];
    const uint64_t up_to = word.bits << (63 - (place & 63));
    numbers[i] = word.before + (uint32_t)_mm_popcnt_u64(up_to) - 1;
  }
}

AVX2 size_t kernels_take_sums(uint32_t *sums, size_t count, uint32_t *indexes, uint32_t *amounts) {
  const __m256i zero = _mm256_setzero_si256();
  size_t found = 0, at = 0;
  for (; at + 8 <= count; at += 8) {
    const __m256i eight = _mm256_loadu_si256((const __m256i *)(sums + at));
    const __m256i empty = _mm256_cmpeq_epi32(eight, zero);
    unsigned ones = 0xff ^ (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(empty));
    if (ones == 0) continue;
    for (; ones != 0; ones &= ones - 1) {
      const size_t index = at + _tzcnt_u32(ones);
      indexes[found] = (uint32_t)index;
      amounts[found++] = sums[index];
    }
    _mm256_storeu_si256((__m256i *)(sums + at), zero);
  }
  for (; at < count; at++) {
    if (sums[at] == 0) continue;
    indexes[found] = (uint32_t)at;
    amounts[found++] = sums[at];
    sums[at] = 0;
  }
  return found;
}

#define CRC __attribute__((target("sse4.2,pclmul")))

CRC static inline uint64_t add_word(uint64_t crc, const uint8_t *at) {
  uint64_t word;
  __builtin_memcpy(&word, at, 8);
  return _mm_crc32_u64(crc, word);
}

// The length of the parts whose checksums are taken side by side: three make a page but two words.
#define CRC_PART 1360

// What a checksum becomes by one and by two parts of zeros behind it, before the last reduction:
// multiplied by x^(8 * 1360 - 33) and x^(8 * 2720 - 33), bits reversed.
#define CRC_BEHIND_ONE 0x3f70cc6f
#define CRC_BEHIND_TWO 0x5aa1f3cf

// The instruction takes three cycles, but one can begin in each: three parts are read at once, and
// their checksums put together by carry-less multiplication. Gopal et al., "Fast CRC Computation
// for iSCSI Polynomial Using CRC32 Instruction", Intel, 2011.
CRC uint32_t kernels_crc32c(uint32_t state, const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  uint64_t crc = state;
  const __m128i behind = _mm_set_epi64x(CRC_BEHIND_ONE, CRC_BEHIND_TWO);
  for (; count >= 3 * CRC_PART; count -= 3 * CRC_PART, next += 3 * CRC_PART) {
    uint64_t second = 0, third = 0;
    for (size_t at = 0; at < CRC_PART; at += 8) {
      crc = add_word(crc, next + at);
      second = add_word(second, next + CRC_PART + at);
      third = add_word(third, next + 2 * CRC_PART + at);
    }
    const __m128i sums = _mm_set_epi64x((long long)second, (long long)crc);
    const __m128i moved = _mm_xor_si128(_mm_clmulepi64_si128(sums, behind, 0x00),
                                        _mm_clmulepi64_si128(sums, behind, 0x11));
    crc = third ^ _mm_crc32_u64(0, (uint64_t)_mm_cvtsi128_si64(moved));
  }
  for (; count >= 8; count -= 8, next += 8) crc = add_word(crc, next);
  for (; count > 0; count--, next++) crc = _mm_crc32_u8((uint32_t)crc, *next);
  return (uint32_t)crc;
}

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The instructions are described in Gulley et al., "Intel SHA Extensions", 2013: `sha256rnds2` does
// two rounds on the words a, b, e, f and c, d, g, h; `sha256msg1` and `sha256msg2` make the next
// four words of the schedule.
__attribute__((target("sha,sse4.1")))
void kernels_sha256(uint32_t *s, const void *blocks, size_t count) {
  const __m128i big_endian = _mm_set_epi32(0x0c0d0e0f, 0x08090a0b, 0x04050607, 0x00010203);
  const uint8_t *next = blocks;
  __m128i abef = _mm_set_epi32((int)s[0], (int)s[1], (int)s[4], (int)s[5]);
  __m128i cdgh = _mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]);
  for (; count > 0; count--, next += 64) {
    const __m128i old_abef = abef;
    const __m128i old_cdgh = cdgh;
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      __m128i words;
      if (i < 4) {
        words = _mm_loadu_si128((const __m128i *)(next + 16 * i));
        words = _mm_shuffle_epi8(words, big_endian);
      } else {
        const __m128i last = w[(i + 3) & 3];
        words = _mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]);
        words = _mm_add_epi32(words, _mm_alignr_epi8(last, w[(i + 2) & 3], 4));
        words = _mm_sha256msg2_epu32(words, last);
      }
      w[i & 3] = words;
      const __m128i constants = _mm_loadu_si128((const __m128i *)(round_constants + 4 * i));
      const __m128i input = _mm_add_epi32(words, constants);
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0e));
    }
    abef = _mm_add_epi32(abef, old_abef);
    cdgh = _mm_add_epi32(cdgh, old_cdgh);
  }
  s[0] = (uint32_t)_mm_extract_epi32(abef, 3);
  s[1] = (uint32_t)_mm_extract_epi32(abef, 2);
  s[2] = (uint32_t)_mm_extract_epi32(cdgh, 3);
  s[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
  s[4] = (uint32_t)_mm_extract_epi32(abef, 1);
  s[5] = (uint32_t)_mm_extract_epi32(abef, 0);
  s[6] = (uint32_t)_mm_extract_epi32(cdgh, 1);
  s[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}

#else

bool kernels_have_crc32c(void) { return false; }
bool kernels_have_sha256(void) { return false; }
bool kernels_have_avx2(void) { return false; }
bool kernels_add_high_parts(uint32_t *values, unsigned shift, const uint8_t *unary, size_t count) {
  return false;
}
bool kernels_add_up_split(uint32_t *values, unsigned shift, uint32_t least, const uint8_t *unary,
                          size_t count) {
  return false;
}
kernels_members kernels_keep_members(uint32_t *starts, size_t count, uint32_t shift,
                                     const uint32_t *places, kernels_members from) {
  return from;
}
void kernels_find_marks(const kernels_marks *marks, uint32_t first, const uint32_t *places,
                        size_t count, uint32_t *numbers) {}
size_t kernels_take_sums(uint32_t *sums, size_t count, uint32_t *indexes, uint32_t *amounts) {
  return 0;
}
uint32_t kernels_crc32c(uint32_t state, const void *bytes, size_t count) { return state; }
void kernels_sha256(uint32_t *state, const void *blocks, size_t count) {}

#endif
