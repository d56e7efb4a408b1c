"""Measures pish, pdsh and clush on the hub of a lab; see scripts/bench. Rounds interleave the tools, so that whatever
else the machine does falls on all of them."""

import datetime
import fcntl
import glob
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time

PISH, COUNT, ROUNDS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
NODES = "pi[01-%02d]" % COUNT
PEERS = {"pdsh": ["pdsh", "-R", "ssh", "-f", "64", "-w", NODES], "clush": ["clush", "-q", "-f", "64", "-b", "-w", NODES]}
SSH_CONFIG = "Host *\n  ControlMaster auto\n  ControlPath ~/.cm/%C\n  ControlPersist 600\n"


def seconds(*command):
    """Wall time of a command, start to end; it must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


class Shell:
    """A pish that stays, fed line by line as from a keyboard, but speaking JSON."""

    def __init__(self):
        self.process = subprocess.Popen(
            [PISH, "-w", NODES, "--format", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def seconds(self, command):
        start = time.perf_counter()
        self.process.stdin.write(b"all: " + command.encode() + b"\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            event = json.loads(line)
            if event["event"] == "finished":
                assert event["status"] == 0, event
                return time.perf_counter() - start
        raise AssertionError("pish ended")

    def resident_mb(self):
        with open("/proc/%d/status" % self.process.pid) as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def prompt_seconds():
    """From the start of an interactive pish to its prompt on the terminal."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.environ["TERM"] = "xterm-256color"
        os.execv(PISH, [PISH, "-w", NODES])
    seen = b""
    while b"pish>" not in seen:
        if not select.select([terminal], [], [], 30)[0]:
            raise AssertionError("no prompt within 30 s, but %r" % seen)
        seen += os.read(terminal, 4096)
    taken = time.perf_counter() - start
    os.write(terminal, b"\x04")
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        pass
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken


def await_archive():
    """The first run makes, in the background, the archive of classes that later ones start from."""
    seconds(PISH, "-w", "pi01", "--", "true")
    deadline = time.monotonic() + 120
    while not [name for name in glob.glob(".cache/pish/*.jar") if os.path.getsize(name) > 1 << 20]:
        if time.monotonic() > deadline:
            print("no archive of classes after 120 s: measuring without", file=sys.stderr)
            return
        time.sleep(0.2)


def measure():
    times = {}

    def note(what, tool, value):
        times.setdefault(what, {}).setdefault(tool, []).append(value)

    await_archive()
    for _ in range(ROUNDS):
        note("cold `hostname`, program start included", "pish", seconds(PISH, "-w", NODES, "--", "hostname"))
        for tool, command in PEERS.items():
            note("cold `hostname`, program start included", tool, seconds(*command, "hostname"))
    prompts = [prompt_seconds() for _ in range(ROUNDS)]
    os.makedirs(".cm", exist_ok=True)
    with open(".ssh/config", "w") as config:
        config.write(SSH_CONFIG)
    seconds("pdsh", "-R", "ssh", "-f", "32", "-w", NODES, "true")
    shell = Shell()
    shell.seconds("true")
    for _ in range(ROUNDS):
        for command in ("hostname", "true"):
            what = "warm `%s`, connections open" % command
            note(what, "pish", shell.seconds(command))
            for tool, start in PEERS.items():
                note(what, tool, seconds(*start, command))
    resident = shell.resident_mb()
    shell.close()
    return times, prompts, resident


def report(times, prompts, resident):
    print("%d nodes, medians of %d interleaved rounds, %d cores for hub and nodes together, %s" % (
        COUNT, ROUNDS, os.cpu_count(), datetime.date.today()))
    print("\n| what | pish | pdsh | clush | pdsh / pish | clush / pish |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for what, tools in times.items():
        pish, pdsh, clush = (statistics.median(tools[tool]) for tool in ("pish", "pdsh", "clush"))
        print("| %s | %.3f s | %.2f s | %.2f s | %.1f | %.1f |" % (what, pish, pdsh, clush, pdsh / pish, clush / pish))
    print("\nprompt of an interactive pish after %.2f s (median), %.2f s (worst); memory with %d nodes connected: %d MB" % (
        statistics.median(prompts), max(prompts), COUNT, resident))


report(*measure())
