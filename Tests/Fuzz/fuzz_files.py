#!/usr/bin/env python3
"""Fuzzes what halfwidth reads from files: surveys, counts, respondents' answers, tables, parts of runs.

usage: fuzz_files.py PROGRAM [--seed N] [--seconds 60] [--kind KIND] [--cases FOLDER]

A changed file must be answered or refused: no signal, no other exit code than the documented ones, one
error line with a place, nothing on standard output after a failure, strict JSON, ten seconds at most. A
table that several programs write must be read as the same table, or be refused or warned of. Exits with 1
where something is violated, each kind printed once with its smallest input.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import answer_files
import strict_json
import table_files
from file_mutations import mutate
from violations import Violations

BASE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "base")
# The sound file of each kind, and the format that its changes know.
KINDS = {
    "survey": ("survey.yaml", "yaml"), "counts": ("counts.csv", "csv"), "data": ("data.csv", "csv"),
    "table": ("table.csv", "csv"), "lattice": ("lattice-1.json", "json"),
    "values": ("values-2.json", "json"), "tables": (None, None),
    "answers": (None, None),
}
STATISTICS = [
    "mean(score)", "median(score)", "difference(mean(score), by: group)", "mean(*)",
    "correlation(score, w)", "quantile(score, 0.9)", "variance(score)", "proportion(w)",
    "top-box(score, 4)", "trimmed-mean(score, 0.1)", "ratio(score, w)", "slope(score, w)",
    "standard-deviation(score)", "difference(mean(score), mean(w))",
]
DESIGNS = [
    [], [], ["--resamples", "50"], ["--method", "all", "--resamples", "40"],
    ["--scheme", "weighted", "--weight", "w", "--resamples", "40"],
    ["--scheme", "stratified", "--stratum", "stratum", "--resamples", "40"],
    ["--scheme", "cluster", "--cluster", "cl", "--stratum", "stratum", "--resamples", "40"],
    ["--scheme", "survey", "--weight", "w", "--resamples", "40"],
    ["--scheme", "balanced", "--resamples", "40"], ["--method", "max-t", "--resamples", "40"],
    ["--population", "100", "--resamples", "40"],
]
EXIT_CODES = {0, 64, 65, 66, 73}
# A survey is told all that is wrong at once: a hundred faults, and how many more there are.
MOST_ERRORS = {"report": 101}
# Warnings that doubt how a file was read.
DOUBTS = {"names-assumed", "possible-total", "lines-left-out"}


class Session:
    def __init__(self, program, seed, cases):
        self.program = program
        self.source = random.Random(seed)
        self.found = Violations(cases)
        self.folder = tempfile.mkdtemp(prefix="halfwidth-fuzz-")
        self.files = 0
        self.statuses = {}
        self.slowest = (0, "")

    def path(self, name):
        return os.path.join(self.folder, name)

    def place(self, kind, content):
        """Puts the changed file where its command reads it."""
        if kind in ("survey", "counts"):
            os.makedirs(self.path("survey"), exist_ok=True)
            for name in ("survey.yaml", "counts.csv"):
                with open(self.path(f"survey/{name}"), "wb") as file:
                    file.write(content if name == KINDS[kind][0] else sound(name))
        else:
            with open(self.path(KINDS[kind][0]), "wb") as file:
                file.write(content)

    def command(self, kind):
        choose = self.source.choice
        if kind in ("survey", "counts"):
            formats = ["json", "json", "html", "csv", "text", "markdown"]
            options = choose([[], [], ["--all-intervals"], ["--confidence", "0.5"]])
            return ["report", self.path("survey"), "--format", choose(formats), *options]
        if kind == "data":
            missing = choose(["drop", "refuse"])
            return [
                "bootstrap", self.path("data.csv"), "--statistic", choose(STATISTICS), "--seed", "1",
                "--format", "json", "--missing", missing, *choose(DESIGNS),
            ]
        if kind == "table":
            return [
                choose(["table", "square", "cochran"]), self.path("table.csv"), "--format", "json",
            ]
        changed = self.path(KINDS[kind][0])
        other = os.path.join(BASE, {"lattice": "lattice-2.json", "values": "values-1.json"}[kind])
        files = choose([[changed, other], [other, changed], [changed, changed], [changed]])
        return ["merge", *files, "--format", "json", *choose([[], ["--method", "all"]])]

    def run(self, command):
        """Runs a command within 4 GiB and 15 seconds; None where it did not end."""
        began = time.monotonic()
        try:
            done = subprocess.run(
                [self.program, *command], capture_output=True, timeout=15, stdin=subprocess.DEVNULL,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
            )
        except subprocess.TimeoutExpired:
            done = None
        took = time.monotonic() - began
        if took > self.slowest[0]:
            self.slowest = (took, " ".join(command))
        self.files += 1
        if done is not None:
            self.statuses[done.returncode] = self.statuses.get(done.returncode, 0) + 1
        return done

    @staticmethod
    def are_errors(text, most):
        """Whether a text is so many lines at the most, each of them an error."""
        lines = text.split(b"\n")
        return lines.pop() == b"" and 1 <= len(lines) <= most and all(line.startswith(b"error: ") for line in lines)

    def check(self, done, command, content, kind):
        """What must hold of every run; returns whether it was answered."""
        def violation(what):
            self.found.add(f"{kind}: {what} ({command[0]})", content, done.stderr if done else b"")

        if done is None:
            violation("does not end")
            return False
        if done.returncode < 0:
            violation(f"signal {-done.returncode}")
            return False
        if done.returncode not in EXIT_CODES:
            violation(f"exit {done.returncode}")
        elif done.returncode and not self.are_errors(done.stderr, MOST_ERRORS.get(command[0], 1)):
            violation("not one error line, or a line for each of several")
        elif done.returncode and done.stdout:
            violation("output after a failure")
        elif done.returncode == 0 and "json" in command:
            try:
                strict_json.read(done.stdout)
            except ValueError as error:
                violation(f"no strict JSON: {str(error)[:40]}")
                return False
        if any(byte < 32 and byte != 10 for byte in done.stderr):
            violation("control characters in the error")
        if len(done.stderr) > 2_000:
            violation("an error of over 2,000 bytes")
        return done.returncode == 0

    def change(self, kind):
        """One changed file."""
        name, family = KINDS[kind]
        content = mutate(self.source, sound(name), family)
        self.place(kind, content)
        command = self.command(kind)
        self.check(self.run(command), command, content, kind)

    def tables(self):
        """One table as a program writes it, against the same table typed in."""
        counts, rows, columns = table_files.table(self.source)
        name = self.source.choice(list(table_files.WRITERS))
        text = table_files.WRITERS[name](self.source, counts, rows, columns)
        typed = ";".join(",".join(map(str, row)) for row in counts)
        options = ["--method", "pearson", "--format", "json"]
        self.compare(
            f"a table, {name}", text.encode(), ["table", self.path("written.csv"), *options],
            ["table", typed, *options], ("statistic", "df", "p_value"),
        )

    def answers(self):
        """Answers as a program writes them, against the plainest file of the same answers."""
        rows = answer_files.answers(self.source)
        name = self.source.choice(list(answer_files.WRITERS))
        text = answer_files.WRITERS[name](self.source, rows)
        with open(self.path("plain.csv"), "w") as file:
            file.write(answer_files.plain(self.source, rows))
        options = ["--statistic", "mean(score)", "--method", "bootstrap-se", "--format", "json"]
        self.compare(
            f"answers, {name}", text.encode(), ["bootstrap", self.path("written.csv"), *options],
            ["bootstrap", self.path("plain.csv"), *options], ("estimate", "standard_error"),
        )

    def compare(self, name, content, command, plain, members):
        """A file that means what `plain` asks must get its answer, or be refused or doubted."""
        with open(self.path("written.csv"), "wb") as file:
            file.write(content)
        done = self.run(command)
        if not self.check(done, command, content, name):
            return
        read = json.loads(done.stdout)
        meant = json.loads(self.run(plain).stdout)["results"][0]
        for key in members:
            one, other = (strict_json.number(r.get(key)) for r in (read["results"][0], meant))
            if not strict_json.near(one, other) and not _is_doubted(read):
                self.found.add(f"another {key} in silence: {name}", content)

    def step(self, kind):
        if kind == "tables":
            self.tables()
        elif kind == "answers":
            self.answers()
        else:
            self.change(kind)


def _is_doubted(answer):
    """Whether a warning doubts how the file was read, and not only how good the method is."""
    warnings = [w for result in answer["results"] for w in result["warnings"]]
    warnings += answer.get("warnings", [])
    return any(warning["code"] in DOUBTS for warning in warnings)


def sound(name):
    with open(os.path.join(BASE, name), "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kind", choices=list(KINDS), help="only files of this kind")
    parser.add_argument("--cases", help="a folder for the files that violate something")
    given = parser.parse_args()
    print(f"fuzz_files.py --seed {given.seed} --seconds {given.seconds:g}", flush=True)
    session = Session(os.path.abspath(given.program), given.seed, given.cases)
    kinds = [given.kind] if given.kind else list(KINDS)
    end = time.monotonic() + given.seconds
    while time.monotonic() < end:
        session.step(session.source.choice(kinds))
    shutil.rmtree(session.folder)
    took, command = session.slowest
    statuses = dict(sorted(session.statuses.items()))
    print(f"{session.files} runs, exit codes {statuses}, slowest {took:.2f} s: {command[:120]}")
    return session.found.report()


if __name__ == "__main__":
    sys.exit(main())
