"""A fault as a case: tried alone, on a stack of its own, and told in one line."""

import concurrent.futures
import contextlib
import dataclasses
import pathlib
import sys
import time
from collections.abc import Callable

from .machine import Skipped, Timeout
from .stack import SERVICES, Stack


class Red(Exception):
    """The fault was seen; the text says how."""


@dataclasses.dataclass(frozen=True)
class Case:
    """A fault by its number in the review, and a function that returns what was seen, or raises Red."""

    name: str
    about: str
    trial: Callable


@dataclasses.dataclass(frozen=True)
class Result:
    """`color` is green, red or skipped."""

    color: str
    seconds: float
    seen: str


class Trial:
    """What a case is given: the build under trial, a folder, and patience as a factor of the usual waits."""

    def __init__(self, root, folder, patience, talkative):
        self.root = root
        self.folder = pathlib.Path(folder)
        self.patience = patience
        self._talkative = talkative
        self._stacks = 0

    def stack(self, names=SERVICES):
        """A fresh stack, in a folder of its own."""
        self._stacks += 1
        return Stack(self.root, self.folder / f"stack-{self._stacks}", names, self.patience)

    def say(self, text):
        if self._talkative:
            print(f"    {time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def tried(case, trial):
    """The result of a case. That a wait was in vain is a red; that the case itself broke is one too, and says so."""
    begun = time.monotonic()
    try:
        color, seen = "green", case.trial(trial)
    except (Red, Timeout) as fault:
        color, seen = "red", str(fault)
    except Skipped as reason:
        color, seen = "skipped", str(reason)
    except Exception as trouble:
        color, seen = "red", f"the case itself broke: {type(trouble).__name__}: {trouble}"
    return Result(color, time.monotonic() - begun, " ".join(seen.split()))


def expect(condition, otherwise):
    if not condition:
        raise Red(otherwise)


def expect_complete(stack, experiment, patience):
    """The experiment ends complete, with no failed task."""
    state = stack.await_end(experiment, patience)
    failed = stack.failed(experiment)
    expect(
        state == "complete" and not failed,
        f"{experiment} ended {state} with {len(failed)} failed tasks{': ' + failed[0] if failed else ''}",
    )


@contextlib.contextmanager
def crowd(size):
    """Threads for that many calls at once; those that still wait at the end are left to their time-outs."""
    pool = concurrent.futures.ThreadPoolExecutor(size)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
