// A program of Open MPI's, for openmpi.test, as collective.c is one of MPICH's: what it uses it declares itself, as Open MPI's
// binary interface has it.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int MPI_Init(int *, char ***);
int MPI_Comm_rank(void *, int *);
int MPI_Comm_size(void *, int *);
int MPI_Allreduce(const void *, void *, int, void *, void *, void *);
int MPI_Abort(void *, int);
int MPI_Finalize(void);
extern char ompi_mpi_comm_world, ompi_mpi_int, ompi_mpi_op_sum;

int main(int count, char **words) {
  int rank, size, sum;
  MPI_Init(&count, &words);
  MPI_Comm_rank(&ompi_mpi_comm_world, &rank);
  MPI_Comm_size(&ompi_mpi_comm_world, &size);
  MPI_Allreduce(&rank, &sum, 1, &ompi_mpi_int, &ompi_mpi_op_sum, &ompi_mpi_comm_world);
  int chosen = count > 2 && rank == atoi(words[2]);
  if (chosen && !strcmp(words[1], "abort")) MPI_Abort(&ompi_mpi_comm_world, 7);
  if (chosen && !strcmp(words[1], "segv")) {
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
  }
  if (count > 2) sleep(40);
  printf("sum %d of %d\n", sum, size);
  return MPI_Finalize();
}
