"""Run every benchmark that needs no data: ``python -m bench``."""

from __future__ import annotations

import argparse

from bench import first_paint, recognition


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=7, help="runs of each figure (default: 7)")
    runs = parser.parse_args().runs
    first_paint.report(runs)
    recognition.report(runs)


if __name__ == "__main__":
    main()
