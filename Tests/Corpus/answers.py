"""What the program answers: exit code, both streams and every file that it wrote, as bytes."""

import concurrent.futures
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from questions import DATA, REPOSITORY


def answers(program, questions):
    """Yields each question with its answer; those of batch go to one process, as a pipeline sends them."""
    program = str(Path(program).resolve())
    lines = [question for question in questions if question.line is not None]
    yield from _batch(program, lines)
    runs = [question for question in questions if question.line is None]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(runs, pool.map(lambda question: _run(program, question), runs))


def _batch(program, questions):
    if not questions:
        return
    sent = "".join(question.line + "\n" for question in questions)
    done = subprocess.run([program, "batch"], input=sent.encode(), capture_output=True)
    found = done.stdout.splitlines(keepends=True)
    if len(found) != len(questions):
        raise SystemExit(f"batch answered {len(found)} of {len(questions)} requests: {done.stderr.decode()}")
    yield from zip(questions, found)


def _run(program, question):
    with tempfile.TemporaryDirectory() as folder:
        given = {"datasets": REPOSITORY / "datasets", "Tests": REPOSITORY / "Tests"}
        given |= {path.name: path for path in DATA.glob("*.csv")}
        for name, target in given.items():
            os.symlink(target, os.path.join(folder, name))
        parts = []
        for step in question.steps:
            done = subprocess.run(
                [program, *step], input=question.stdin.encode(), capture_output=True, cwd=folder, timeout=600,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "COLUMNS": "80",
                     # Documents name their day.
                     "SOURCE_DATE_EPOCH": "0"})
            parts += [f"exit {done.returncode}\n".encode(), done.stdout, b"--- standard error\n", done.stderr]
        for path in sorted(Path(folder).rglob("*")):
            name = str(path.relative_to(folder))
            if name.split(os.sep)[0] not in given and path.is_file():
                parts += [f"--- {name}\n".encode(), path.read_bytes()]
        return b"".join(parts)
