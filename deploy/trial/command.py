"""What both commands do around their trials."""

import argparse
import contextlib
import os
import pathlib
import shutil
import sys
import tempfile

from .machine import Skipped, end_by_exception
from .kafka import java_program
from .stack import built

LEAST_PYTHON = (3, 9)


def options(description, epilog):
    """A parser with what both commands take."""
    parser = argparse.ArgumentParser(
        description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--patience", type=float, default=1.0, metavar="FACTOR", help="wait this many times as long (default 1)"
    )
    parser.add_argument("--keep", action="store_true", help="leave data and logs behind, and say where")
    parser.add_argument("--verbose", action="store_true", help="tell each step on standard error")
    return parser


@contextlib.contextmanager
def workplace(name, keep):
    """The checkout under trial and a temporary folder, removed at the end; whatever ends the script ends it orderly."""
    end_by_exception()
    fail_without_tools(name)
    root = pathlib.Path(os.environ.get("TARNISH_ROOT") or pathlib.Path(__file__).resolve().parents[2]).resolve()
    if not (root / "tarnish").is_file():
        sys.exit(f"{name}: there is no checkout of Tarnish at {root}: set TARNISH_ROOT to one, or leave it unset.")
    built(root)
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"tarnish-{name}-"))
    try:
        yield root, folder
    finally:
        if keep:
            print(f"Data and logs are in {folder}.", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def fail_without_tools(name):
    if sys.version_info < LEAST_PYTHON:
        sys.exit(f"{name}: Python {'.'.join(map(str, LEAST_PYTHON))} or newer is needed, this is {sys.version}.")
    if not sys.platform.startswith("linux"):
        sys.exit(f"{name}: it reads /proc and so runs on Linux only, this is {sys.platform}.")
    for tool in ("java", "javac"):
        try:
            java_program(tool)
        except Skipped as missing:
            sys.exit(f"{name}: {missing}.")
