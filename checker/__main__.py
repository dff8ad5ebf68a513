"""The program as its users start it: the script ``checker``, and ``python -m checker``."""

from checker.cli import main  # first: it makes Ctrl-C end the program without a word

# isort: split
import atexit
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the command line. The process ends when all is written: what it holds need not be freed piece by piece."""
    code: object = 1

    def leave() -> None:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code if isinstance(code, int) else 1)

    atexit.register(leave)  # who comes first is called last
    try:
        main()
    except SystemExit as end:
        code = end.code
        raise


if __name__ == "__main__":
    run()
