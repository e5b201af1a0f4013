"""How long a program takes from nothing to its answer."""

import os
import statistics
import subprocess
import time


def seconds(command):
    with open(os.devnull, "w") as nowhere:
        start = time.perf_counter()
        process = os.posix_spawn(
            command[0], command, os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)])
        _, status = os.waitpid(process, 0)
        elapsed = time.perf_counter() - start
    if status != 0:
        raise subprocess.CalledProcessError(status, command)
    return elapsed


def measure(programs, rounds):
    """Takes turns; `programs` maps a label to a command, the first one is ours."""
    times = {label: [] for label in programs}
    for command in programs.values():
        seconds(command)  # into the file cache
    for _ in range(rounds):
        for label, command in programs.items():
            times[label].append(seconds(command))
    ours = next(iter(times.values()))
    return [
        {
            "label": label, "command": " ".join(os.path.basename(programs[label][0]).split()
                                                + [word for word in programs[label][1:]]),
            "median": statistics.median(found),
            "ratio": statistics.median(a / b for a, b in zip(found, ours)),
        }
        for label, found in times.items()
    ]
