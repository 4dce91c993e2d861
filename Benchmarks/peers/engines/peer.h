// How does an engine written in C or C++ speak with the benchmark?
//
//   ENGINE version               the engine's name and version
//   ENGINE index DOCS DIR        makes an index; prints {"documents": n}
//   ENGINE serve DIR             opens an index, then for each line of standard input
//     run top|exact PASSES FILE  searches for all queries of FILE, PASSES times, and prints
//                                {"ns": [[ns of each query] of each pass], "counts": [...]}
//
// A line of DOCS is an identifier, a tab, and tokens parted by blanks. A line of a query file is
// `all` or `any` and, each behind a tab, words; a word is tokens parted by blanks that follow
// each other. All words must match, or any token may. `top` wants the ten best in the fastest
// way, `exact` also the number of all that match.

#ifndef PEER_H
#define PEER_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// Searches for a query, whose text it may change, and returns how many documents match;
/// for `top` any number.
typedef long (*peer_search)(void *index, char *query, int exact);

static void peer_fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(2);
}

static long long peer_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static FILE *peer_open(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) peer_fail(path, strerror(errno));
  return file;
}

/// The next line without its end, or null at the end of the file.
static char *peer_line(FILE *file, char **buffer, size_t *capacity) {
  ssize_t length = getline(buffer, capacity, file);
  if (length < 0) return NULL;
  if (length > 0 && (*buffer)[length - 1] == '\n') (*buffer)[length - 1] = 0;
  return *buffer;
}

static void peer_run(void *index, peer_search search, int exact, long passes, const char *path) {
  FILE *file = peer_open(path);
  char *buffer = NULL, **queries = NULL;
  size_t capacity = 0, count = 0;
  while (peer_line(file, &buffer, &capacity)) {
    queries = (char **)realloc(queries, (count + 1) * sizeof *queries);
    queries[count++] = strdup(buffer);
  }
  fclose(file);
  long *counts = (long *)calloc(count + 1, sizeof *counts);
  printf("{\"ns\": [");
  for (long pass = 0; pass < passes; pass++) {
    printf(pass ? ", [" : "[");
    for (size_t number = 0; number < count; number++) {
      long long start = peer_now();
      char *query = strdup(queries[number]);
      counts[number] = search(index, query, exact);
      free(query);
      long long end = peer_now();
      printf(number ? ", %lld" : "%lld", end - start);
    }
    printf("]");
  }
  printf("], \"counts\": [");
  for (size_t number = 0; number < count; number++)
    printf(number ? ", %ld" : "%ld", counts[number]);
  printf("]}\n");
  fflush(stdout);
  for (size_t number = 0; number < count; number++) free(queries[number]);
  free(queries);
  free(counts);
  free(buffer);
}

static void peer_serve(void *index, peer_search search) {
  char *line = NULL, mode[16], path[4096];
  size_t capacity = 0;
  long passes;
  while (peer_line(stdin, &line, &capacity)) {
    if (sscanf(line, "run %15s %ld %4095[^\n]", mode, &passes, path) != 3)
      peer_fail("not a command", line);
    peer_run(index, search, strcmp(mode, "exact") == 0, passes, path);
  }
  free(line);
}

#endif
