// How is SQLite FTS5 driven? One column without content, tokens parted at blanks.

#include <sqlite3.h>

#include "peer.h"

static void check(sqlite3 *database, int result) {
  if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
    peer_fail("sqlite", sqlite3_errmsg(database));
}

static void execute(sqlite3 *database, const char *sql) {
  check(database, sqlite3_exec(database, sql, NULL, NULL, NULL));
}

// The tokenizer: tokens are ready, and stand between blanks.

static int tokenizer_create(void *context, const char **arguments, int count, Fts5Tokenizer **out) {
  (void)context, (void)arguments, (void)count;
  static char only;
  *out = (Fts5Tokenizer *)&only;
  return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer) { (void)tokenizer; }

static int tokenize(
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
    int (*add)(void *, int, const char *, int, int, int)) {
  (void)tokenizer, (void)flags;
  for (int start = 0, end; start < length; start = end + 1) {
    for (end = start; end < length && text[end] != ' '; end++) {}
    if (end == start) continue;
    int result = add(context, 0, text + start, end - start, start, end);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

static void add_tokenizer(sqlite3 *database) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement;
  check(database, sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL));
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (!api) peer_fail("sqlite", "this SQLite has no FTS5");
  static fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_delete, tokenize};
  check(database, api->xCreateTokenizer(api, "ready", NULL, &tokenizer, NULL));
}

static sqlite3 *open_database(const char *directory, int flags) {
  char path[4096];
  sqlite3 *database;
  snprintf(path, sizeof path, "%s/index.db", directory);
  check(NULL, sqlite3_open_v2(path, &database, flags, NULL));
  add_tokenizer(database);
  return database;
}

static void make_index(const char *documents, const char *directory) {
  sqlite3 *database = open_database(directory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  execute(
      database,
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
      "CREATE VIRTUAL TABLE t USING fts5(text, content = '', tokenize = 'ready', detail = full);"
      "INSERT INTO t(t, rank) VALUES('hashsize', 134217728); BEGIN");
  sqlite3_stmt *insert;
  check(
      database, sqlite3_prepare_v2(
                    database, "INSERT INTO t(rowid, text) VALUES(?1, ?2)", -1, &insert, NULL));
  FILE *file = peer_open(documents);
  char *line = NULL;
  size_t capacity = 0;
  long count = 0;
  while (peer_line(file, &line, &capacity)) {
    sqlite3_bind_int64(insert, 1, ++count);
    sqlite3_bind_text(insert, 2, strchr(line, '\t') + 1, -1, SQLITE_STATIC);
    check(database, sqlite3_step(insert));
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  execute(database, "COMMIT; INSERT INTO t(t) VALUES('optimize'); VACUUM");
  sqlite3_close(database);
  printf("{\"documents\": %ld}\n", count);
}

struct index {
  sqlite3 *database;
  sqlite3_stmt *top, *count;
};

/// Appends text, with each token or each word between quotation marks.
static void write_query(char *query, char *out) {
  int any = strncmp(query, "any", 3) == 0;
  const char *operator= any ? " OR " : " AND ";
  *out++ = '"';
  for (char *in = query + 4; *in; in++) {
    if (*in != '\t' && !(any && *in == ' ')) {
      *out++ = *in;
      continue;
    }
    out += sprintf(out, "\"%s\"", operator);
  }
  strcpy(out, "\"");
}

static long search(void *context, char *query, int exact) {
  struct index *index = (struct index *)context;
  char *match = (char *)malloc(strlen(query) * 8 + 8);
  write_query(query, match);
  long hits = 0;
  sqlite3_bind_text(index->top, 1, match, -1, SQLITE_STATIC);
  int result;
  while ((result = sqlite3_step(index->top)) == SQLITE_ROW) hits++;
  check(index->database, result);
  sqlite3_reset(index->top);
  if (exact) {
    sqlite3_bind_text(index->count, 1, match, -1, SQLITE_STATIC);
    check(index->database, sqlite3_step(index->count));
    hits = sqlite3_column_int64(index->count, 0);
    sqlite3_reset(index->count);
  }
  free(match);
  return hits;
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "version") == 0) {
    printf("SQLite FTS5 %s\n", sqlite3_libversion());
  } else if (count >= 4 && strcmp(arguments[1], "index") == 0) {
    make_index(arguments[2], arguments[3]);
  } else if (count == 3 && strcmp(arguments[1], "serve") == 0) {
    struct index index = {open_database(arguments[2], SQLITE_OPEN_READONLY), NULL, NULL};
    execute(index.database, "PRAGMA mmap_size = 4294967296");
    const char *top = "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT 10";
    const char *all = "SELECT count(*) FROM t WHERE t MATCH ?1";
    check(index.database, sqlite3_prepare_v2(index.database, top, -1, &index.top, NULL));
    check(index.database, sqlite3_prepare_v2(index.database, all, -1, &index.count, NULL));
    peer_serve(&index, search);
  } else {
    peer_fail("usage", "sqlite version | index DOCS DIR | serve DIR");
  }
  return 0;
}
