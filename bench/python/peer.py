"""What the peers of `tarnish bench beside` share: a job in a line of JSON comes in, its figure goes out in another."""

import importlib.metadata
import json
import os
import pathlib
import sys

REQUIREMENTS = pathlib.Path(__file__).with_name("requirements.txt")


def pinned(package):
    """The package as requirements.txt has it, with its version."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").split()
    return next(line for line in lines if line.startswith(package + "=="))


def is_missing(package):
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return True
    return False


def serve(packages, prepare):
    """Says what is missing or ready, then answers jobs until there are no more.

    packages: names of those that must be installed, as in requirements.txt.
    prepare: gives the function from a job to its figure, None where this peer has nothing of the kind.
    """
    # Libraries print, too: what they say belongs to the log, the first output to the answers alone.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(**answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    missing = [pinned(package) for package in packages if is_missing(package)]
    if missing:
        say(missing=" ".join(missing))
        return
    measure = prepare()
    say(ready=", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages))
    for line in sys.stdin:
        say(value=measure(json.loads(line)))
