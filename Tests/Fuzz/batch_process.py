"""One `halfwidth batch` that is asked line by line."""

import os
import selectors
import subprocess
import time


class BatchProcess:
    def __init__(self, program, limit=60.0):
        """`limit`: seconds of its own processor time for a line; a busy machine is no fault of the program.

        Fisher's test decides within some 2 s whether it answers a table, and an answer may take 180e9 steps of a tenth of
        a nanosecond (`ExactFisherBudget.largestWork` and half as much again): some 18 s, and more where two programs
        share a core.
        """
        self.program, self.limit = program, limit
        self.took = 0.0
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, bufsize=0,
        )
        self.rest = b""
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def ask(self, line):
        """The answer to a line, without its end; or what happened instead, as a tuple."""
        began, used = time.monotonic(), self._processor_time()
        try:
            self.process.stdin.write(line + b"\n")
        except BrokenPipeError:
            pass
        while b"\n" not in self.rest:
            if not self.selector.select(1.0):
                over = self._processor_time() - used > self.limit
                if over or time.monotonic() - began > 12 * self.limit:
                    self.process.kill()
                    self.process.wait()
                    self.start()
                    return ("hang", self.limit)
                continue
            got = os.read(self.process.stdout.fileno(), 1 << 20)
            if not got:
                status = self.process.wait()
                self.start()
                return ("exit", status)
            self.rest += got
        answer, _, self.rest = self.rest.partition(b"\n")
        self.took = time.monotonic() - began
        return answer

    def close(self):
        """Ends the input; returns what was still written, and the exit code."""
        self.process.stdin.close()
        rest = self.process.stdout.read()
        return self.rest + rest, self.process.wait()

    def _processor_time(self):
        try:
            with open(f"/proc/{self.process.pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
