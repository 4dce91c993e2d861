// What does a command cost, from its start to its first output and to its end?
//
//   measure REPORT COMMAND ARGUMENT...
//
// Writes {"first_output_s", "wall_s", "cpu_s", "peak_bytes"} to the file REPORT, passes output
// on, and ends as the command did. Peak memory counts from the start of the command itself,
// which is why the benchmark does not start it directly.

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

int main(int count, char **arguments) {
  int output[2];
  if (count < 3 || pipe(output) != 0) return 64;
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    dup2(output[1], STDOUT_FILENO);
    close(output[0]);
    close(output[1]);
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  close(output[1]);
  double first = 0;
  char buffer[65536];
  ssize_t length;
  while ((length = read(output[0], buffer, sizeof buffer)) > 0) {
    if (first == 0) first = now() - start;
    if (write(STDOUT_FILENO, buffer, length) != length) return 1;
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 1;
  double wall = now() - start;
  FILE *report = fopen(arguments[1], "w");
  if (!report) return 1;
  fprintf(
      report,
      "{\"first_output_s\": %.6f, \"wall_s\": %.6f, \"cpu_s\": %.6f, \"peak_bytes\": %lld}\n",
      first, wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss * 1024LL);
  fclose(report);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
