"""What the program itself costs: its size, its start, and answers of `batch`."""

import json
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import tempfile

ROWS = 200_000
REQUESTS = 40_000
# What is measured, as the results name it.
EACH = "batch: Wilson intervals a second, a request each"
COLUMNS = "batch: Wilson intervals a second, as columns"
SIZE = "program: megabytes, stripped"
START = "program: millions of instructions of `proportion 37/50`, start and all"
NAMES = {EACH, COLUMNS, SIZE, START}


def cpu_seconds(command, text):
    """CPU time of a program that reads a text."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def rate(command, text, count, rounds):
    """Answers a second of CPU time, without the start."""
    start = statistics.median(cpu_seconds(command, b"") for _ in range(rounds))
    return count / (statistics.median(cpu_seconds(command, text) for _ in range(rounds)) - start)


def batch(program, rounds):
    chance = random.Random(1)
    n = [chance.randint(10, 400) for _ in range(ROWS)]
    x = [chance.randint(0, of) for of in n]
    requests = "".join(
        json.dumps({"id": i, "analysis": "proportion", "input": {"x": x[i], "n": n[i]},
                    "method": "wilson"}) + "\n"
        for i in range(REQUESTS)).encode()
    columns = (json.dumps(
        {"id": 1, "analysis": "proportion", "inputs": {"x": x, "n": n}, "method": "wilson"}) + "\n"
    ).encode()
    command = [program, "batch"]
    return [
        {"what": EACH, "at_least": 500_000,
         "found": rate(command, requests, REQUESTS, rounds)},
        {"what": COLUMNS, "at_least": 2_000_000,
         "found": rate(command, columns, ROWS, rounds)},
    ]


def measure(program, rounds):
    """Lines of what is measured, with the goal."""
    lines = batch(program, rounds)
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder) / "halfwidth"
        subprocess.run(["strip", "-o", stripped, program], check=True)
        lines.append({
            "what": SIZE, "at_most": 20,
            "found": stripped.stat().st_size / 1e6})
        if shutil.which("valgrind"):
            done = subprocess.run(
                ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", stripped,
                 "proportion", "37/50"], capture_output=True, text=True, check=True)
            collected = re.search(r"Collected : (\d+)", done.stderr)
            lines.append({
                "what": START, "at_most": 10, "found": int(collected[1]) / 1e6})
    return lines
