// How Swift calls libxml2: one pass over a document, its events handed to three functions.
//
// The functions here hide what differs between versions of libxml2, keep the parsers silent and
// off the network, and bound the work that hostile documents can cause. They allocate and free
// all that they need.

#ifndef GONGKAI_CXML_SHIM_H
#define GONGKAI_CXML_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

enum {
  CXML_DONE = 0,
  CXML_TOO_DEEP = 1,
  CXML_TOO_MUCH_WORK = 2,
  CXML_NO_MEMORY = 3,
  CXML_MALFORMED = 4,
  CXML_HAS_DOCTYPE = 5
};

// `space` is the namespace of an element of XML, null in HTML. `attributes` holds names and
// values by turns and ends with a null name; a value may be null. In XML it holds at most the
// attribute of the local name `val`, cut to 63 bytes.
typedef struct {
  void (*start)(void *context, const char *space, const char *name,
                const char *const *attributes);
  void (*end)(void *context, const char *space, const char *name);
  void (*text)(void *context, const char *bytes, int32_t count);
} cxml_events;

typedef struct {
  const cxml_events *events;
  void *context;
  xmlParserCtxtPtr parser;
  int64_t depth;
  int64_t maximum_depth;
  int64_t work;
  int64_t maximum_work;
  int status;
} cxml_run;

static inline void cxml_stop(cxml_run *run, int status) {
  if (run->status != CXML_DONE) return;
  run->status = status;
  xmlStopParser(run->parser);
}

static inline void cxml_on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  static const char *const none[] = {0};
  cxml_run *run = (cxml_run *)data;
  if (run->status != CXML_DONE) return;
  run->depth += 1;
  if (run->depth > run->maximum_depth) {
    cxml_stop(run, CXML_TOO_DEEP);
    return;
  }
  run->events->start(run->context, 0, (const char *)name,
                     attributes ? (const char *const *)attributes : none);
}

static inline void cxml_on_end(void *data, const xmlChar *name) {
  cxml_run *run = (cxml_run *)data;
  if (run->status != CXML_DONE) return;
  run->depth -= 1;
  run->events->end(run->context, 0, (const char *)name);
}

static inline void cxml_on_text(void *data, const xmlChar *bytes, int count) {
  cxml_run *run = (cxml_run *)data;
  if (run->status == CXML_DONE) run->events->text(run->context, (const char *)bytes, count);
}

static inline void cxml_on_start_ns(void *data, const xmlChar *name, const xmlChar *prefix,
                                    const xmlChar *space, int spaces, const xmlChar **declared,
                                    int count, int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)spaces, (void)declared, (void)defaulted;
  cxml_run *run = (cxml_run *)data;
  if (run->status != CXML_DONE) return;
  run->depth += 1;
  if (run->depth > run->maximum_depth) {
    cxml_stop(run, CXML_TOO_DEEP);
    return;
  }
  char value[64];
  const char *pairs[3] = {0, 0, 0};
  for (int index = 0; index < count; index += 1) {
    const xmlChar **attribute = attributes + 5 * index;
    if (strcmp((const char *)attribute[0], "val") != 0) continue;
    size_t length = (size_t)(attribute[4] - attribute[3]);
    if (length > sizeof value - 1) length = sizeof value - 1;
    memcpy(value, attribute[3], length);
    value[length] = 0;
    pairs[0] = "val";
    pairs[1] = value;
    break;
  }
  run->events->start(run->context, (const char *)space, (const char *)name, pairs);
}

static inline void cxml_on_end_ns(void *data, const xmlChar *name, const xmlChar *prefix,
                                  const xmlChar *space) {
  (void)prefix;
  cxml_run *run = (cxml_run *)data;
  if (run->status != CXML_DONE) return;
  run->depth -= 1;
  run->events->end(run->context, (const char *)space, (const char *)name);
}

// A document type may declare entities that grow without bound; no office document has one.
static inline void cxml_on_doctype(void *data, const xmlChar *name, const xmlChar *identifier,
                                   const xmlChar *address) {
  (void)name, (void)identifier, (void)address;
  cxml_stop((cxml_run *)data, CXML_HAS_DOCTYPE);
}

// Every end tag without a start has cost a walk over all open elements.
#if LIBXML_VERSION >= 21200
static inline void cxml_on_error(void *data, const xmlError *error) {
#else
static inline void cxml_on_error(void *data, xmlErrorPtr error) {
#endif
  cxml_run *run = (cxml_run *)data;
  if (error && error->code == XML_ERR_NO_MEMORY) {
    cxml_stop(run, CXML_NO_MEMORY);
    return;
  }
  run->work += 1 + run->depth;
  if (run->work > run->maximum_work) cxml_stop(run, CXML_TOO_MUCH_WORK);
}

// Must be called once before any other function here is called on several threads.
static inline void cxml_initialize(void) { xmlInitParser(); }

// What both parsers report alike.
static inline xmlSAXHandler cxml_handler(void) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.characters = cxml_on_text;
  handler.ignorableWhitespace = cxml_on_text;
  handler.cdataBlock = cxml_on_text;
  handler.serror = cxml_on_error;
  return handler;
}

// Reads HTML in UTF-8, whatever encoding it states itself. `depth` and `work` are limits: of open
// elements, and of open elements times mistakes.
static inline int cxml_parse_html(const char *bytes, int32_t count, int64_t depth, int64_t work,
                                  const cxml_events *events, void *context) {
  cxml_run run = {events, context, 0, 0, depth, 0, work, CXML_DONE};
  xmlSAXHandler handler = cxml_handler();
  handler.startElement = cxml_on_start;
  handler.endElement = cxml_on_end;
#if LIBXML_VERSION >= 21100
  run.parser = htmlNewSAXParserCtxt(&handler, &run);
  if (!run.parser) return CXML_NO_MEMORY;
#else
  run.parser = htmlNewParserCtxt();
  if (!run.parser) return CXML_NO_MEMORY;
  *run.parser->sax = handler;
  run.parser->userData = &run;
#endif
  // Older versions compare each attribute of an element with all others; a limit on the memory
  // of names bounds how many different ones there can be. Past it names are unreadable.
  if (run.parser->dict) xmlDictSetLimit(run.parser->dict, 16384);
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR |
                HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  xmlDocPtr document = htmlCtxtReadMemory(run.parser, bytes, count, 0, "UTF-8", options);
  if (document) xmlFreeDoc(document);
  htmlFreeParserCtxt(run.parser);
  return run.status;
}

// Reads well-formed XML without a document type, in the encoding that it states.
static inline int cxml_parse_xml(const char *bytes, int32_t count, int64_t depth,
                                 const cxml_events *events, void *context) {
  cxml_run run = {events, context, 0, 0, depth, 0, INT64_MAX, CXML_DONE};
  xmlSAXHandler handler = cxml_handler();
  handler.startElementNs = cxml_on_start_ns;
  handler.endElementNs = cxml_on_end_ns;
  handler.internalSubset = cxml_on_doctype;
#if LIBXML_VERSION >= 21100
  run.parser = xmlNewSAXParserCtxt(&handler, &run);
  if (!run.parser) return CXML_NO_MEMORY;
#else
  run.parser = xmlNewParserCtxt();
  if (!run.parser) return CXML_NO_MEMORY;
  *run.parser->sax = handler;
  run.parser->userData = &run;
#endif
  int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  xmlDocPtr document = xmlCtxtReadMemory(run.parser, bytes, count, 0, 0, options);
  int well_formed = run.parser->wellFormed;
  if (document) xmlFreeDoc(document);
  xmlFreeParserCtxt(run.parser);
  if (run.status == CXML_DONE && !well_formed) return CXML_MALFORMED;
  return run.status;
}

#endif
