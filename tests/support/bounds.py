"""Programs that may use so much of a processor and of memory, and are killed beyond that."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

GIGABYTE = 1 << 30


def run_bounded(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    cpu_s: int,
    memory: int = 2 * GIGABYTE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end with so many seconds of processor and bytes of address space.

    What it prints is bytes, as a terminal would get them. Nothing is on its standard input.
    """

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return subprocess.run(
        command,
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        preexec_fn=bound,
    )
