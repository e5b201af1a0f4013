#!/usr/bin/env python3
"""Fuzzes `halfwidth batch`: what must hold of every answer, and some formulas worked out again.

usage: fuzz_batch.py PROGRAM [--seed N] [--seconds 60] [--cases FOLDER]

Every line is answered once, in order, as strict JSON, within a minute of processor time; the id comes
back; error codes are of the closed list; what is null has a warning; levels nest; swapped, transposed and
reordered requests agree; a member that nobody knows is refused; the bytes are the same with any number of
threads. Exits with 1 where something is violated, each kind printed once with its smallest input.
"""

import argparse
import json
import random
import subprocess
import sys
import time

import strict_json
from batch_broken import broken, slip
from batch_process import BatchProcess
from batch_properties import ERROR_CODES, violations
from batch_relations import disagreements, partner
from batch_requests import Source, request
from violations import Violations

LINES_KEPT = 20_000


class Session:
    def __init__(self, program, cases):
        self.program = program
        self.found = Violations(cases)
        self.process = BatchProcess(program)
        self.asked = 0
        self.results = 0
        self.errors = {}
        self.slow = []
        self.lines = []

    def ask(self, line, expected=None):
        """Asks one line and checks its answer; returns it, or None where there is none to speak of."""
        self.asked += 1
        got = self.process.ask(line)
        if isinstance(got, tuple):
            what = f"{expected['analysis']}/{expected.get('method')}" if expected else "broken line"
            self.found.add(f"{got[0]} {got[1]} {what}", line)
            return None
        if self.process.took > 1:
            self.slow.append((self.process.took, line))
        if len(self.lines) < LINES_KEPT:
            self.lines.append((line, got))
        if self.process.rest:
            self.found.add("more than one answer to a line", line, self.process.rest)
            self.process.rest = b""
        try:
            answer = strict_json.read(got)
        except ValueError as error:
            self.found.add(f"no strict JSON: {str(error)[:30]}", line, got)
            return None
        if set(answer) not in ({"id", "result"}, {"id", "results"}, {"id", "error"}):
            self.found.add("shape of the answer", line, got)
            return None
        if "error" in answer:
            self._check_error(answer["error"], line, got)
        else:
            self.results += 1
        if expected is not None:
            if answer["id"] != expected["id"]:
                self.found.add("the id does not come back", line, got)
            for kind in violations(expected, answer["result"]) if "result" in answer else ():
                self.found.add(kind, line, got)
        return answer

    def _check_error(self, error, line, got):
        code, message = error.get("code"), error.get("message")
        self.errors[code] = self.errors.get(code, 0) + 1
        if code not in ERROR_CODES:
            self.found.add("error code not in the list", line, got)
        if not message or "\n" in message or len(message) > 4_000:
            self.found.add("error message", line, got)
        elif any(ord(character) < 32 or ord(character) == 127 for character in message):
            self.found.add("control character in an error message", line, got)
        elif "rror(" in message or "Optional(" in message:
            self.found.add("an error message shows an internal", line, got)

    def one(self, source):
        """One step: a broken line, a slip, or a request with its partner."""
        kind = source.random()
        if kind < 0.2:
            self.ask(broken(source, self.asked))
        elif kind < 0.25:
            wrong, name = slip(source, self.asked)
            answer = self.ask(json.dumps(wrong).encode(), wrong)
            if answer is not None and "error" not in answer:
                self.found.add(f"passed over the member {name}", json.dumps(wrong).encode())
        else:
            self._pair(source)

    def _pair(self, source):
        first = request(source, self.asked)
        line = json.dumps(first).encode()
        answer = self.ask(line, first)
        related = partner(source, first) if answer is not None and source.chance(0.5) else None
        if related is None:
            return
        kind, second = related
        other_line = json.dumps(second).encode()
        other = self.ask(other_line, second)
        if other is not None:
            for what in disagreements(kind, first, answer, other):
                self.found.add(what, line + b"\n" + other_line)

    def compare_threads(self):
        """The same bytes with several threads, all lines sent at once."""
        # A simulation that draws its own seed can't be asked twice.
        kept = [
            (line, got) for line, got in self.lines
            if not (b'"seed":' in got and b'"seed"' not in line)
        ]
        given = b"".join(line + b"\n" for line, _ in kept)
        expected = b"".join(got + b"\n" for _, got in kept)
        for threads in ("1", "2", "7"):
            done = subprocess.run(
                [self.program, "batch", "--threads", threads], input=given, capture_output=True
            )
            if done.returncode not in (0, 65):
                self.found.add(f"exit {done.returncode} with {threads} threads", b"")
            if done.stdout != expected:
                pairs = zip(kept, done.stdout.split(b"\n"))
                line = next((line for (line, got), again in pairs if got != again), b"")
                self.found.add(f"other bytes with {threads} threads", line)

    def end(self):
        rest, status = self.process.close()
        if rest:
            self.found.add("bytes after the last answer", b"", rest)
        if status not in (0, 65):
            self.found.add(f"exit {status} at the end", b"")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--cases", help="a folder for the inputs that violate something")
    given = parser.parse_args()
    print(f"fuzz_batch.py --seed {given.seed} --seconds {given.seconds:g}", flush=True)
    source = Source(given.seed)
    session = Session(given.program, given.cases)
    end = time.monotonic() + 0.8 * given.seconds
    while time.monotonic() < end:
        session.one(source)
    session.end()
    session.compare_threads()
    slowest = max((took for took, _ in session.slow), default=0)
    print(
        f"{session.asked} lines, {session.results} results, errors "
        f"{dict(sorted(session.errors.items()))}, slowest {slowest:.2f} s"
    )
    for took, line in sorted(session.slow, reverse=True)[:3]:
        print(f"  slow: {took:.2f} s {line[:200].decode(errors='replace')}")
    return session.found.report()


if __name__ == "__main__":
    sys.exit(main())
