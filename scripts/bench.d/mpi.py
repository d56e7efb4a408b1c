"""Measures the start of an MPI job on the hub of a lab; see scripts/bench. Rounds interleave pish, mpiexec over ssh, and
mpiexec over OpenSSH's ControlPersist sockets that are open already, so that whatever else the machine does falls on all."""

import datetime
import json
import os
import statistics
import subprocess
import sys
import time

PISH, COUNT, ROUNDS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
NODES = "pi[01-%02d]" % COUNT
NAMES = ["pi%02d" % (number + 1) for number in range(COUNT)]
SSH_CONFIG = "Host *\n  ControlMaster auto\n  ControlPath ~/.cm/%C\n  ControlPersist 600\n"
MPIEXEC = ["mpiexec.hydra", "-f", "hosts", "-n", str(COUNT), "hostname"]


def seconds_of(command):
    """Wall time of a command, start to end; it must print the name of every node."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    taken = time.perf_counter() - start
    assert sorted(done.stdout.split()) == NAMES, done
    return taken


def mpiexec(config):
    with open(".ssh/config", "w") as file:
        file.write(config)
    return seconds_of(MPIEXEC)


class Shell:
    """A pish that stays, fed line by line as from a keyboard, but speaking JSON."""

    def __init__(self):
        self.process = subprocess.Popen(
            [PISH, "-w", NODES, "--mpi", "mpich", "--format", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def seconds(self, line):
        start = time.perf_counter()
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        names = []
        for text in self.process.stdout:
            event = json.loads(text)
            if event["event"] == "output":
                names.append(event["line"])
            if event["event"] == "finished":
                taken = time.perf_counter() - start
                assert event["status"] == 0, event
                return taken, sorted(names)
        raise AssertionError("pish ended")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure():
    os.makedirs(".cm", exist_ok=True)
    with open("hosts", "w") as file:
        file.write("".join(name + "\n" for name in NAMES))
    shell = Shell()
    shell.seconds("all: true")
    mpiexec(SSH_CONFIG)  # opens the sockets
    times = {"pish": [], "ssh": [], "sockets": []}
    for _ in range(ROUNDS):
        taken, names = shell.seconds("mpiexec -n %d hostname" % COUNT)
        assert names == NAMES, names
        times["pish"].append(taken)
        times["sockets"].append(mpiexec(SSH_CONFIG))
        times["ssh"].append(mpiexec(""))
    shell.close()
    return times


def report(times):
    pish, ssh, sockets = (statistics.median(times[tool]) for tool in ("pish", "ssh", "sockets"))
    print("%d nodes, medians of %d interleaved rounds, %d cores for hub and nodes together, %s" % (
        COUNT, ROUNDS, os.cpu_count(), datetime.date.today()))
    print("\n| what | pish | mpiexec over ssh | mpiexec over open sockets | ssh / pish | sockets / pish |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    print("| `mpiexec -n %d hostname` | %.3f s | %.2f s | %.2f s | %.1f | %.1f |" % (
        COUNT, pish, ssh, sockets, ssh / pish, sockets / pish))
    for tool, taken in times.items():
        print(tool, " ".join("%.2f" % one for one in taken), file=sys.stderr)


report(measure())
