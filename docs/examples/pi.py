"""Pi by the midpoint rule, each rank a share of the intervals: mpiexec -n 4 python3 pi.py [INTERVALS]

Twice the boards take half the time. With 1 rank and with 16, `last` shows both times.
"""

import math
import sys
import time

from mpi4py import MPI

world = MPI.COMM_WORLD
intervals = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000

world.Barrier()
begun = time.perf_counter()
width = 1.0 / intervals
part = 0.0
# each rank takes every size-th interval
for i in range(world.rank, intervals, world.size):
    x = (i + 0.5) * width
    part += 4.0 / (1.0 + x * x)
pi = world.reduce(part * width, op=MPI.SUM, root=0)
if world.rank == 0:
    seconds = time.perf_counter() - begun
    print(f"pi is {pi:.12f}, off by {abs(pi - math.pi):.1e}: {world.size} ranks, {seconds:.2f} s")
