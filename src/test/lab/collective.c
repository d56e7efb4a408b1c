// A program of MPICH's, for mpi.test. It declares what it uses itself, with the values of MPICH's binary interface, so that
// only the library need be there. It ends without MPI_Finalize, which with UCX over TCP now and then hangs in MPICH 4.0.2: a rank
// that waits for the process manager answers its peers no more. So it says itself, in PMI's words, that it has come to its end.
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int MPI_Init(int *, char ***);
int MPI_Comm_rank(int, int *);
int MPI_Comm_size(int, int *);
int MPI_Allreduce(const void *, void *, int, int, int, int);
int MPI_Barrier(int);
int MPI_Abort(int, int);
enum { WORLD = 0x44000000, INT = 0x4c000405, SUM = 0x58000003 };

// The connection to the process manager: one that was inherited, or the one to the port that the environment names.
static int manager(void) {
  const char *inherited = getenv("PMI_FD"), *port = getenv("PMI_PORT");
  if (inherited) return atoi(inherited);
  for (int fd = 3; port && fd < 1024; fd++) {
    struct sockaddr_in peer = {0};
    socklen_t size = sizeof peer;
    if (!getpeername(fd, (struct sockaddr *)&peer, &size) && peer.sin_family == AF_INET &&
        ntohs(peer.sin_port) == atoi(strchr(port, ':') + 1))
      return fd;
  }
  return -1;
}

static void finish(void) {
  const char *words = "cmd=finalize\n";
  char answer[64];
  int fd = manager();
  if (fd < 0 || write(fd, words, strlen(words)) < 0 || read(fd, answer, sizeof answer) <= 0) _exit(1);
  _exit(0);
}

int main(int count, char **words) {
  int rank, size, sum;
  MPI_Init(&count, &words);
  MPI_Comm_rank(WORLD, &rank);
  MPI_Comm_size(WORLD, &size);
  MPI_Allreduce(&rank, &sum, 1, INT, SUM, WORLD);
  int chosen = count > 2 && rank == atoi(words[2]);
  if (chosen && !strcmp(words[1], "abort")) MPI_Abort(WORLD, 7);
  if (chosen && !strcmp(words[1], "segv")) {
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
  }
  if (chosen && !strcmp(words[1], "leave")) _exit(0);
  if (count > 2) sleep(40);
  MPI_Barrier(WORLD);
  printf("sum %d of %d\n", sum, size);
  fflush(stdout);
  MPI_Barrier(WORLD);
  finish();
}
