"""What files and refusals cost the program: reading answers, a large report, tables that Fisher's test refuses."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))
import pages  # noqa: E402  (it makes the large survey that the browser's tests open)

ROWS, COLUMNS = 1_000_000, 22
# What a number takes in memory, so that two columns are 16 MB.
BYTES_OF_A_NUMBER = 8
QUESTIONS, ITEMS = 500, 20
REFUSED = pathlib.Path(__file__).parent / "data" / "fisher-refused.csv"


def reading_names(count):
    return (
        f"reading: megabytes of a CSV a second, {count} of {COLUMNS} columns",
        f"reading: memory over that of the numbers, {count} of {COLUMNS} columns")


SECONDS, MEMORY, PAGE = (
    f"report of {QUESTIONS} questions x {ITEMS} items: {what}"
    for what in ("seconds", "megabytes of memory", "megabytes of page"))
REFUSAL = "Fisher: seconds until a table is refused, the slowest of those tried"
NAMES = {*reading_names(2), *reading_names(20), SECONDS, MEMORY, PAGE, REFUSAL}


# A process that is started has held what the one held that starts it: so a small one does.
LAUNCHER = """
import json, os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(json.dumps([status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024]), file=sys.stderr)
"""


def used(command, output=subprocess.DEVNULL):
    """CPU seconds of a command that must answer, and the most memory that it held, in bytes."""
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *map(str, command)], stdout=output, stderr=subprocess.PIPE,
        check=True, text=True)
    status, seconds, memory = json.loads(launched.stderr.splitlines()[-1])
    if status != 0:
        raise RuntimeError(f"{command[1]} ended with {os.waitstatus_to_exitcode(status)}: {launched.stderr}")
    return seconds, memory


def least(command, rounds):
    """The fewest seconds and bytes of some rounds."""
    found = [used(command) for _ in range(rounds)]
    return min(seconds for seconds, _ in found), min(memory for _, memory in found)


def write_answers(path):
    """Columns of small codes: each digit is followed by a comma, or a line's end."""
    chance = np.random.default_rng(20260101)
    text = np.full((ROWS, 2 * COLUMNS), ord(","), dtype=np.uint8)
    text[:, -1] = ord("\n")
    text[:, 0::2] = ord("0") + chance.integers(0, 2, (ROWS, COLUMNS))
    names = ",".join(f"item{i + 1}" for i in range(COLUMNS))
    path.write_bytes(names.encode() + b"\n" + text.tobytes())


def reading(program, folder, rounds):
    path = folder / "answers.csv"
    write_answers(path)
    size = path.stat().st_size / 1e6
    names = [f"item{i + 1}" for i in range(20)]
    _, start = least([program, "proportion", "37/50"], rounds)
    for count, question in [
        (2, ["table", path, "--rows", names[0], "--columns", names[1], "--method", "pearson"]),
        (20, ["cochran", path, "--columns", ",".join(names), "--method", "cochran-q"]),
    ]:
        seconds, memory = least([program, *question], rounds)
        rate, share = reading_names(count)
        yield {"what": rate, "at_least": 200, "found": size / seconds}
        yield {"what": share, "at_most": 1.5, "found": (memory - start) / (count * ROWS * BYTES_OF_A_NUMBER)}


def report(program, folder, rounds):
    survey = pages.Pages(program, folder).large(QUESTIONS, ITEMS)
    page = folder / "large.html"
    seconds, memory = least([program, "report", survey, "--output", page], rounds)
    yield {"what": SECONDS, "at_most": 3, "found": seconds}
    yield {"what": MEMORY, "at_most": 150, "found": memory / 1e6}
    yield {"what": PAGE, "at_most": 10, "found": page.stat().st_size / 1e6}


def refusals(program):
    """Each table once: its steps are counted, so that it takes as long each time."""
    slowest = 0
    for line in REFUSED.read_text().splitlines():
        rows, *counts = line.split(",")
        width = len(counts) // int(rows)
        table = ";".join(",".join(counts[i:i + width]) for i in range(0, len(counts), width))
        with tempfile.TemporaryFile() as answer:
            seconds, _ = used(
                [program, "table", table, "--method", "fisher", "--format", "json"], answer)
            answer.seek(0)
            if b'"too-large"' not in answer.read():
                raise RuntimeError(f"{table} is answered; {REFUSED.name} is of tables that are refused")
        slowest = max(slowest, seconds)
    yield {"what": REFUSAL, "at_most": 2, "found": slowest}


def measure(program, rounds):
    """Lines of what is measured, with the goal, as those of `program_numbers`."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        return [
            *reading(program, folder, rounds), *report(program, folder, rounds), *refusals(program)]
