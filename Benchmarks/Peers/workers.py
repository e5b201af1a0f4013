"""Programs that answer lines: ours, and those with the rivals."""

import subprocess


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
