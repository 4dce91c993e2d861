// How Swift calls ICU: inline wrappers with names that do not change with ICU's version.
//
// Every wrapper that can fail stores a status: 0 for success, the positive
// error code otherwise. Warnings, which ICU reports as negative codes, count
// as success.

#ifndef GONGKAI_CICU_SHIM_H
#define GONGKAI_CICU_SHIM_H

#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

static inline int32_t cicu_status(UErrorCode code) { return code > U_ZERO_ERROR ? (int32_t)code : 0; }

// The version of the linked library, such as "72.1"; `text` holds 20 bytes.
static inline void cicu_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
}

// Normalizes with NFKC_Casefold; returns the length needed.
static inline int32_t cicu_nfkc_casefold(const UChar *source, int32_t length, UChar *target,
                                         int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&code);
  int32_t count = unorm2_normalize(form, source, length, target, capacity, &code);
  *status = cicu_status(code);
  return count;
}

// Decomposes canonically (NFD); returns the length needed.
static inline int32_t cicu_nfd(const UChar *source, int32_t length, UChar *target,
                               int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFDInstance(&code);
  int32_t count = unorm2_normalize(form, source, length, target, capacity, &code);
  *status = cicu_status(code);
  return count;
}

// Runs the transliterator `id` over `text` in place; returns the new length.
static inline int32_t cicu_transliterate(const UChar *id, int32_t idLength, UChar *text,
                                         int32_t length, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *trans = utrans_openU(id, idLength, UTRANS_FORWARD, NULL, 0, NULL, &code);
  int32_t limit = length;
  if (code <= U_ZERO_ERROR) {
    utrans_transUChars(trans, text, &length, capacity, 0, &limit, &code);
    utrans_close(trans);
  }
  *status = cicu_status(code);
  return length;
}

// The rules of the transliterator `id`; returns the length needed.
static inline int32_t cicu_transliterator_rules(const UChar *id, int32_t idLength, UChar *target,
                                                int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *trans = utrans_openU(id, idLength, UTRANS_FORWARD, NULL, 0, NULL, &code);
  int32_t length = 0;
  if (code <= U_ZERO_ERROR) {
    length = utrans_toRules(trans, 0, target, capacity, &code);
    utrans_close(trans);
  }
  *status = cicu_status(code);
  return length;
}

// The general category as ICU numbers it (UCharCategory).
static inline int32_t cicu_general_category(UChar32 scalar) { return u_charType(scalar); }

static inline int cicu_is_default_ignorable(UChar32 scalar) {
  return u_hasBinaryProperty(scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// 1 Han, 2 Hiragana or Katakana, 3 Hangul, 0 any other script.
static inline int32_t cicu_east_asian_script(UChar32 scalar) {
  UErrorCode code = U_ZERO_ERROR;
  switch (uscript_getScript(scalar, &code)) {
    case USCRIPT_HAN: return 1;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return 2;
    case USCRIPT_HANGUL: return 3;
    default: return 0;
  }
}

// A word iterator of the root locale; null when it fails.
static inline UBreakIterator *cicu_open_word_iterator(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
  *status = cicu_status(code);
  return *status == 0 ? iterator : NULL;
}

static inline void cicu_close_word_iterator(UBreakIterator *iterator) { ubrk_close(iterator); }

// Puts the iterator before `text`, which must outlive the iteration.
static inline void cicu_set_text(UBreakIterator *iterator, const UChar *text, int32_t length,
                                 int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  ubrk_setText(iterator, text, length, &code);
  *status = cicu_status(code);
}

// The next boundary in UTF-16 units, negative behind the last one.
static inline int32_t cicu_next_boundary(UBreakIterator *iterator) {
  int32_t boundary = ubrk_next(iterator);
  return boundary == UBRK_DONE ? -1 : boundary;
}

// The memory of ICU's Chinese and Japanese word list; null when there is none.
// It stays mapped for the life of the process.
static inline const void *cicu_open_cj_dictionary(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UDataMemory *data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &code);
  *status = cicu_status(code);
  return *status == 0 ? udata_getMemory(data) : NULL;
}

// A converter of that name which stops at what it cannot convert; null when there is none.
// For one thread at a time.
static inline UConverter *cicu_open_converter(const char *name, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &code);
  if (code <= U_ZERO_ERROR) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  }
  *status = cicu_status(code);
  if (*status == 0) return converter;
  ucnv_close(converter);
  return NULL;
}

static inline void cicu_close_converter(UConverter *converter) { ucnv_close(converter); }

// Converts the whole of `source` to UTF-16; returns the length needed.
static inline int32_t cicu_decode(UConverter *converter, UChar *target, int32_t capacity,
                                  const uint8_t *source, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t count = ucnv_toUChars(converter, target, capacity, (const char *)source, length, &code);
  *status = cicu_status(code);
  return count;
}

// Converts the whole of `source` from UTF-16; returns the length needed.
static inline int32_t cicu_encode(UConverter *converter, uint8_t *target, int32_t capacity,
                                  const UChar *source, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t count = ucnv_fromUChars(converter, (char *)target, capacity, source, length, &code);
  *status = cicu_status(code);
  return count;
}

// The name of the encoding that ICU's detector prefers, which `name` receives, cut to 32 bytes with
// the zero behind it; empty when it finds none.
static inline void cicu_detect_encoding(const uint8_t *text, int32_t length, char *name,
                                        int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&code);
  ucsdet_setText(detector, (const char *)text, length, &code);
  const UCharsetMatch *match = ucsdet_detect(detector, &code);
  const char *found = match != NULL ? ucsdet_getName(match, &code) : NULL;
  int32_t index = 0;
  if (code <= U_ZERO_ERROR && found != NULL) {
    for (; index < 31 && found[index] != 0; index++) name[index] = found[index];
  }
  name[index] = 0;
  ucsdet_close(detector);
  *status = cicu_status(code);
}

#endif
