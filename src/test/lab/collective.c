// A program of MPICH's, for mpi.test. It declares what it uses itself, with the values of MPICH's binary interface, so that
// only the library need be there. It ends without MPI_Finalize: with UCX over TCP that now and then hangs in MPICH 4.0.2.
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
  if (count > 2) sleep(40);
  MPI_Barrier(WORLD);
  printf("sum %d of %d\n", sum, size);
  fflush(stdout);
  MPI_Barrier(WORLD);
  _exit(0);
}
