/*
 * Measures the links between the nodes of a job that has one rank a node. Rank 0 tells pairs of ranks, turn by turn, to send
 * messages to and fro, and prints a line for each pair: `pair A B MICROSECONDS MBYTES`, half a round trip of 8 bytes and
 * how many million bytes a second a message of 1 MiB travels at. Then all do an allreduce: `allreduce BYTES MICROSECONDS`.
 * The argument says how many pairs are measured at once. Those that wait sleep, for ranks may share processors.
 */
#include <arpa/inet.h>
#include <mpi.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ORDER = 1, RESULT, COUNT, PING };
enum { SMALL = 8, LARGE = 1 << 20, MOST = 1000, WARM = 5 };

static char buffer[LARGE];
static double times[MOST];

static int compare(const void *a, const void *b)
{
    double d = *(const double *)a - *(const double *)b;
    return d < 0 ? -1 : d > 0;
}

static double median(double *values, int n)
{
    qsort(values, n, sizeof *values, compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* Receives without keeping a processor busy until something comes. */
static void receive(void *to, int count, MPI_Datatype type, int from, int tag)
{
    int there = 0;
    MPI_Iprobe(from, tag, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
    while (!there) {
        usleep(500);
        MPI_Iprobe(from, tag, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
    }
    MPI_Recv(to, count, type, from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static void ping(int size, int other)
{
    MPI_Send(buffer, size, MPI_CHAR, other, PING, MPI_COMM_WORLD);
    MPI_Recv(buffer, size, MPI_CHAR, other, PING, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static void pong(int size, int other)
{
    MPI_Recv(buffer, size, MPI_CHAR, other, PING, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    MPI_Send(buffer, size, MPI_CHAR, other, PING, MPI_COMM_WORLD);
}

/* Returns half the median round trip in seconds; as many as fit into a tenth of a second, at least 5. */
static double lead(int size, int other)
{
    double start;
    int i, n;
    for (i = 0; i < WARM; i++) {
        ping(size, other);
    }
    start = MPI_Wtime();
    ping(size, other);
    n = (int)(0.1 / (MPI_Wtime() - start + 1e-7));
    n = n < 5 ? 5 : n > MOST ? MOST : n;
    MPI_Send(&n, 1, MPI_INT, other, COUNT, MPI_COMM_WORLD);
    for (i = 0; i < n; i++) {
        start = MPI_Wtime();
        ping(size, other);
        times[i] = MPI_Wtime() - start;
    }
    return median(times, n) / 2;
}

static void follow(int size, int other)
{
    int i, n;
    for (i = 0; i < WARM + 1; i++) {
        pong(size, other);
    }
    MPI_Recv(&n, 1, MPI_INT, other, COUNT, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    for (i = 0; i < n; i++) {
        pong(size, other);
    }
}

/* Does its part of a pair; the lower rank leads, and tells rank 0 what came of it. */
static void pair(int me, int other)
{
    double result[2];
    if (me > other) {
        follow(SMALL, other);
        follow(LARGE, other);
        return;
    }
    result[0] = lead(SMALL, other) * 1e6;
    result[1] = LARGE / lead(LARGE, other) / 1e6;
    if (me == 0) {
        printf("pair 0 %d %.3f %.3f\n", other, result[0], result[1]);
    } else {
        MPI_Send(result, 2, MPI_DOUBLE, 0, RESULT, MPI_COMM_WORLD);
    }
}

/* Who meets whom in one of n - 1 rounds, by the circle method; n is even, and the last is nobody where ranks are odd. */
static int partner(int rank, int round, int n)
{
    int i;
    if (rank == n - 1) {
        for (i = 0; i < n - 1; i++) {
            if ((2 * i) % (n - 1) == round) {
                return i;
            }
        }
    }
    i = ((round - rank) % (n - 1) + n - 1) % (n - 1);
    return i == rank ? n - 1 : i;
}

static void tell(int rank, int other)
{
    MPI_Send(&other, 1, MPI_INT, rank, ORDER, MPI_COMM_WORLD);
}

/* Has some pairs measured, of which rank 0 may be in one. */
static void turn(int (*pairs)[2], int count)
{
    int i, own = -1;
    for (i = 0; i < count; i++) {
        if (pairs[i][0] == 0) {
            own = pairs[i][1];
        } else {
            tell(pairs[i][0], pairs[i][1]);
        }
        tell(pairs[i][1], pairs[i][0]);
    }
    if (own >= 0) {
        pair(0, own);
    }
    for (i = 0; i < count; i++) {
        double result[2];
        if (pairs[i][0] != 0) {
            receive(result, 2, MPI_DOUBLE, pairs[i][0], RESULT);
            printf("pair %d %d %.3f %.3f\n", pairs[i][0], pairs[i][1], result[0], result[1]);
        }
    }
    fflush(stdout);
}

static void all_pairs(int ranks, int at_once)
{
    int n = ranks + ranks % 2, round, a, count;
    int (*pairs)[2] = malloc(n * sizeof *pairs);
    for (round = 0; round < n - 1; round++) {
        count = 0;
        for (a = 0; a < ranks; a++) {
            int b = partner(a, round, n);
            if (a < b && b < ranks) {
                pairs[count][0] = a;
                pairs[count++][1] = b;
                if (count == at_once) {
                    turn(pairs, count);
                    count = 0;
                }
            }
        }
        turn(pairs, count);
    }
    free(pairs);
    for (a = 1; a < ranks; a++) {
        tell(a, -1);
    }
}

static void all_reduce(int rank, int size)
{
    static double in[LARGE / sizeof(double)], out[LARGE / sizeof(double)];
    int count = size / (int)sizeof(double), i, n = 1;
    double start, mine, slowest;
    MPI_Allreduce(in, out, count, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    start = MPI_Wtime();
    MPI_Allreduce(in, out, count, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    if (rank == 0) {
        n = (int)(0.3 / (MPI_Wtime() - start + 1e-7));
        n = n < 5 ? 5 : n > MOST / 10 ? MOST / 10 : n;
    }
    MPI_Bcast(&n, 1, MPI_INT, 0, MPI_COMM_WORLD);
    for (i = 0; i < n; i++) {
        MPI_Barrier(MPI_COMM_WORLD);
        start = MPI_Wtime();
        MPI_Allreduce(in, out, count, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
        mine = MPI_Wtime() - start;
        MPI_Reduce(&mine, &slowest, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
        times[i] = slowest;
    }
    if (rank == 0) {
        printf("allreduce %d %.3f\n", size, median(times, n) * 1e6);
        fflush(stdout);
    }
}

/* The connection to MPICH's process manager: one that was inherited, or the one to the port that the environment names. */
static int manager(void)
{
    const char *inherited = getenv("PMI_FD"), *port = getenv("PMI_PORT");
    int fd;
    port = port ? strchr(port, ':') : NULL;
    if (inherited)
        return atoi(inherited);
    for (fd = 3; port && fd < 1024; fd++) {
        struct sockaddr_in peer;
        socklen_t size = sizeof peer;
        memset(&peer, 0, sizeof peer);
        if (!getpeername(fd, (struct sockaddr *)&peer, &size) && peer.sin_family == AF_INET
            && ntohs(peer.sin_port) == atoi(port + 1))
            return fd;
    }
    return -1;
}

/*
 * Everything has been printed. With UCX over TCP, MPI_Finalize of MPICH 4.0.2 does not return now and then. To the process
 * manager that is a program that has died, unless it is told, in the words of PMI 1, and has heard that.
 */
static void leave(int number)
{
    static const char words[] = "cmd=finalize\n";
    char answer[64];
    int fd = manager();
    (void)number;
    if (fd >= 0 && (write(fd, words, sizeof words - 1) < 0 || read(fd, answer, sizeof answer) < 0))
        fputs("the process manager is not there\n", stderr);
    _exit(0);
}

int main(int argc, char **argv)
{
    int rank, ranks, other;
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    if (rank == 0) {
        printf("ranks %d\n", ranks);
        all_pairs(ranks, argc > 1 ? atoi(argv[1]) : 1);
    } else {
        for (receive(&other, 1, MPI_INT, 0, ORDER); other >= 0; receive(&other, 1, MPI_INT, 0, ORDER)) {
            pair(rank, other);
        }
    }
    all_reduce(rank, SMALL);
    all_reduce(rank, 1 << 10);
    all_reduce(rank, LARGE);
    if (rank == 0) {
        printf("end\n");
        fflush(stdout);
    }
    signal(SIGALRM, leave);
    alarm(2);
    MPI_Finalize();
    return 0;
}
