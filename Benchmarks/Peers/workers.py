"""Programs that answer lines: ours, and those with the rivals."""

import json
import os
import subprocess
import threading
import time


class WorkerError(Exception):
    """A worker refused a request, or ended."""


class Worker:
    """A process that is asked one thing at a time; PeerRunner.swift says how."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment)

    def ask(self, request):
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise WorkerError(f"the worker ended before '{request}'") from None
        line = self.process.stdout.readline()
        if not line:
            raise WorkerError(f"the worker ended at '{request}'")
        status, _, rest = line.strip().partition(" ")
        if status != "ok":
            raise WorkerError(rest)
        return rest

    def names(self):
        return set(self.ask("list").split())

    def versions(self):
        return dict(word.split("=", 1) for word in self.ask("versions").split())

    def run(self, workload, settings, inner=1):
        """Returns seconds of a call, and the answer of the last one."""
        words = [f"{key}={value}" for key, value in {**settings, "inner": inner}.items()]
        nanoseconds, *values = self.ask(" ".join(["run", workload] + words)).split()
        return float(nanoseconds) / 1e9, [float(value) for value in values]

    def close(self):
        try:
            self.process.stdin.write("quit\n")
            self.process.stdin.close()
            self.process.wait(timeout=10)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self.process.kill()


class BatchWorker:
    """A process of `halfwidth batch` that is sent one request many times.

    `requests` has for each workload the line and what makes numbers of an answer. The time of a call is that of all over their
    number, from before the first line is written until after the last answer is read."""

    def __init__(self, command, requests, environment=None):
        self.requests = requests
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)

    def names(self):
        return set(self.requests)

    def versions(self):
        return {}

    def run(self, workload, settings, inner=1):
        line, values_of = self.requests[workload]
        text = (line + "\n").encode() * inner
        start = time.perf_counter()
        # Answers come while requests are still written: one pipe must not wait for the other.
        writing = threading.Thread(target=self.write, args=[text])
        writing.start()
        left, last = inner, b""
        while left:
            some = os.read(self.process.stdout.fileno(), 1 << 16)
            if not some:
                raise WorkerError(f"batch ended at '{workload}'")
            left -= some.count(b"\n")
            last = (last + some)[-(1 << 17):]
        seconds = (time.perf_counter() - start) / inner
        writing.join()
        answer = json.loads(last.splitlines()[-1])
        if "error" in answer:
            raise WorkerError(answer["error"]["message"])
        return seconds, values_of(answer)

    def write(self, text):
        try:
            self.process.stdin.write(text)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
