// How is Xapian driven? Tokens become postings with positions, phrases OP_PHRASE, scores BM25.

#include <xapian.h>

#include <string>
#include <vector>

#include "peer.h"

/// Postings in memory before they are written; one commit for a small collection.
static const long batch = 40000000;
static const size_t longest_term = 240;

/// Calls `body` with each piece of text between separators, which are overwritten.
template <typename Body>
static void for_each(char *text, char separator, Body body) {
  while (text) {
    char *end = strchr(text, separator);
    if (end) *end = 0;
    if (*text) body(text);
    text = end ? end + 1 : nullptr;
  }
}

static void make_index(const char *documents, const char *directory) {
  setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 1);
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OVERWRITE);
  FILE *file = peer_open(documents);
  char *line = nullptr;
  size_t capacity = 0;
  long count = 0, postings = 0;
  while (peer_line(file, &line, &capacity)) {
    char *tokens = strchr(line, '\t');
    *tokens++ = 0;
    Xapian::Document document;
    document.set_data(line);
    Xapian::termpos position = 0;
    for_each(tokens, ' ', [&](const char *token) {
      position++;
      if (strlen(token) <= longest_term) document.add_posting(token, position);
    });
    database.add_document(document);
    count++;
    postings += position;
    if (postings >= batch) {
      database.commit();
      postings = 0;
    }
  }
  database.commit();
  printf("{\"documents\": %ld}\n", count);
}

static Xapian::Query make_query(char *query) {
  bool any = strncmp(query, "any", 3) == 0;
  std::vector<Xapian::Query> parts;
  for_each(query + 4, '\t', [&](char *word) {
    std::vector<Xapian::Query> tokens;
    for_each(word, ' ', [&](char *token) { tokens.push_back(Xapian::Query(token)); });
    auto kind = any ? Xapian::Query::OP_OR : Xapian::Query::OP_PHRASE;
    Xapian::termcount window = any ? 0 : tokens.size();
    parts.push_back(
        tokens.size() == 1
            ? tokens[0] : Xapian::Query(kind, tokens.begin(), tokens.end(), window));
  });
  return parts.size() == 1 ? parts[0]
                           : Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
}

struct Index {
  Xapian::Database database;
  Xapian::Enquire enquire;

  explicit Index(const char *directory) : database(directory), enquire(database) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 0, 0.75, 0));
  }
};

static long search(void *context, char *query, int exact) {
  Index *index = static_cast<Index *>(context);
  index->enquire.set_query(make_query(query));
  Xapian::MSet hits = index->enquire.get_mset(0, 10, exact ? index->database.get_doccount() : 0);
  return exact ? hits.get_matches_estimated() : hits.size();
}

int main(int count, char **arguments) {
  try {
    std::string command = count > 1 ? arguments[1] : "";
    if (command == "version") {
      printf("Xapian %s\n", Xapian::version_string());
    } else if (command == "index" && count >= 4) {
      make_index(arguments[2], arguments[3]);
    } else if (command == "serve" && count == 3) {
      Index index(arguments[2]);
      peer_serve(&index, search);
    } else {
      peer_fail("usage", "xapian version | index DOCS DIR | serve DIR");
    }
  } catch (const Xapian::Error &error) {
    peer_fail("xapian", error.get_description().c_str());
  }
  return 0;
}
