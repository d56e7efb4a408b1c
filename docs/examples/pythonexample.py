"""Each rank says who it is and on which node it runs: mpiexec -n 20 python3 pythonexample.py"""

from mpi4py import MPI

world = MPI.COMM_WORLD
print(f"hello from rank {world.rank} of {world.size} on {MPI.Get_processor_name()}")
