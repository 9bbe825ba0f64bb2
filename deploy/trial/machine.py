"""The machine under the trial: its ports, mounts, signals and time."""

import contextlib
import itertools
import os
import random
import shutil
import signal
import socket
import subprocess
import time

# Below the range from which systems take ports for outgoing connections: a broker that is down keeps its own.
PORTS = range(20000, 32000)


class Skipped(Exception):
    """A check that cannot run on this machine; the text says why."""


class Timeout(Exception):
    """Something did not happen in time; the text says what."""


def free_port():
    """A port of the loopback interface that nobody listens on."""
    return free_ports(1)[0]


def free_ports(number):
    """So many of them, no two the same."""
    candidates = random.SystemRandom().sample(PORTS, len(PORTS))
    return list(itertools.islice(filter(_is_free, candidates), number))


def _is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def answers(port):
    """Whether somebody listens on a port of the loopback interface."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(question, seconds, what, pause=0.25):
    """The first true answer to a question that is asked again and again; Timeout with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Timeout(f"{what} within {seconds:.0f} s")
        time.sleep(pause)


def cpu_seconds(pid):
    """CPU time that a process has used so far."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def small_disk(folder, size):
    """A folder on a memory disk of its own, `size` as mount takes it; Skipped where it cannot be mounted."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        raise Skipped("a small disk needs root and the program mount")
    os.makedirs(folder)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tarnish-trial", folder], capture_output=True, text=True
    )
    if mounted.returncode != 0:
        raise Skipped(f"a small disk cannot be mounted: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        # Lazily, for a service that is ending may still hold a file of it.
        subprocess.run(["umount", "--lazy", folder], check=True)


def end_by_exception():
    """Has SIGTERM and SIGHUP end this process as Ctrl-C does, through every `finally`."""

    def interrupt(number, frame):
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
