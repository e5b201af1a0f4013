"""One open `halfwidth batch`: lines out, lines in, and no state in which it hangs."""

from __future__ import annotations

import atexit
import os
import select
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import IO, Any

from ._errors import ProgramFailure, RefusedInput
from ._program import checked_program, ended, unusable
from ._values import from_line, to_line

#: What is written at once; a pipe holds as much on Linux.
_BLOCK = 1 << 16
_READ = 1 << 18


class Session:
    """An open `halfwidth batch` process, started on first use and again after a fault.

    The functions of this package share one; a session of one's own is for requests of the analysis
    `design`, which name files in the folder `data`, and for more than one `threads`.

    Safe to use from several threads: their requests wait for each other. After `os.fork` the child
    starts a process of its own. An interrupt or another exception in the middle of an exchange ends
    the process, so that no later request gets an answer that belongs to an earlier one.

    >>> import halfwidth
    >>> with halfwidth.Session() as session:
    ...     answer = session.request({"analysis": "proportion", "input": {"x": 37, "n": 50}})
    >>> round(answer["result"]["lower"], 4)
    0.6045
    """

    def __init__(self, *, data: str | os.PathLike[str] | None = None, threads: int = 1) -> None:
        self._arguments = ["batch", "--threads", str(threads)]
        if data is not None:
            self._arguments += ["--data", os.fspath(data)]
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._lock = threading.RLock()
        self._is_busy = False
        _sessions.add(self)

    def request(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request of `halfwidth batch`, as docs/command-line.md describes them.

        Infinite numbers are floats, and undefined ones None. An answer that is an error raises
        `RefusedInput`.
        """
        # A request that is none is refused before the process is asked, which an exception would end.
        answer = from_line(self.exchange([to_line(request)])[0])
        error = answer.get("error")
        if error is not None:
            raise RefusedInput(error["code"], error["message"])
        return answer

    def requests(self, requests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The answers to many requests, in their order; errors stand among them under `error`.

        The requests are taken one after the other, while earlier ones are answered.
        """
        return [from_line(line) for line in self.exchange(to_line(each) for each in requests)]

    def exchange(self, lines: Iterable[bytes]) -> list[bytes]:
        """The answers to lines that end with a line feed, without theirs."""
        with self._lock:
            # The lock lets its own thread in again: lines that ask for answers themselves, or a handler of a
            # signal, would otherwise wait for themselves forever.
            if self._is_busy:
                raise ProgramFailure(
                    "session-busy",
                    "this session is in the middle of an exchange; make a list of the requests first, or "
                    "use a Session of its own",
                )
            self._is_busy = True
            try:
                return self._exchange(self._running(), iter(lines))
            except BaseException:
                self._stop()
                raise
            finally:
                self._is_busy = False

    def close(self) -> None:
        """Ends the process. The session may be used again, which starts another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The process that is open, if there is one."""
        process = self._process
        return None if process is None else process.pid

    def _running(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None:
            if process.poll() is None:
                return process
            # It ended while nobody asked it anything: nothing is lost.
            self._stop()
        path = checked_program()
        self._errors = tempfile.TemporaryFile()
        try:
            # In a session of its own it gets no Ctrl-C from the terminal, which would end it in the
            # middle of other threads' requests.
            process = subprocess.Popen(
                [path, *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise unusable(path, error) from error
        self._process = process
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        return process

    def _exchange(self, process: subprocess.Popen[bytes], lines: Iterator[bytes]) -> list[bytes]:
        # Writing and reading take turns as the pipes allow: a program whose answers nobody reads stops
        # reading requests, and who only writes then waits forever.
        assert process.stdin is not None and process.stdout is not None
        requests, replies = process.stdin.fileno(), process.stdout.fileno()
        poll = select.poll()
        poll.register(replies, select.POLLIN)
        writes = False
        pending = memoryview(b"")
        answers: list[bytes] = []
        rest: list[bytes] = []
        asked = 0
        more = True
        while True:
            if more and not pending:
                block, count, more = _next_block(lines)
                asked += count
                pending = memoryview(block)
            if not pending and len(answers) == asked:
                return answers
            if bool(pending) != writes:
                writes = not writes
                if writes:
                    poll.register(requests, select.POLLOUT)
                else:
                    poll.unregister(requests)
            for descriptor, _event in poll.poll():
                if descriptor == requests:
                    try:
                        pending = pending[os.write(requests, pending[:_BLOCK]) :]
                    except BlockingIOError:
                        pass
                    except BrokenPipeError:
                        raise self._ended(process) from None
                else:
                    chunk = os.read(replies, _READ)
                    if not chunk:
                        raise self._ended(process)
                    first, *others = chunk.split(b"\n")
                    rest.append(first)
                    for part in others:
                        answers.append(b"".join(rest))
                        rest = [part]

    def _ended(self, process: subprocess.Popen[bytes]) -> ProgramFailure:
        try:
            status: int | None = process.wait(5)
        except subprocess.TimeoutExpired:
            status = None
        said = ""
        if self._errors is not None:
            self._errors.seek(0)
            said = self._errors.read(2000).decode("utf-8", "replace").strip()
        return ended(status, said.removeprefix("error: "))

    def _stop(self) -> None:
        """Kills the process, which may be in the middle of anything."""
        process, errors = self._process, self._errors
        self._process = self._errors = None
        if errors is not None:
            errors.close()
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _forget(self) -> None:
        """In the child of a fork: the process is the parent's, and its lock may be held by a thread that is not here."""
        process, errors = self._process, self._errors
        self._process = self._errors = None
        self._lock = threading.RLock()
        self._is_busy = False
        if errors is not None:
            errors.close()
        if process is not None:
            # The parent's program sees the end of its input only when nobody else holds the pipe.
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            # Popen must not wait for what is no child of this process.
            process.returncode = 0


def _next_block(lines: Iterator[bytes]) -> tuple[bytes, int, bool]:
    """As many lines as fill a block: their bytes, how many they are, and whether there may be more."""
    taken: list[bytes] = []
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line)
        if size >= _BLOCK:
            return b"".join(taken), len(taken), True
    return b"".join(taken), len(taken), False


_sessions: weakref.WeakSet[Session] = weakref.WeakSet()
_default = Session()


def default_session() -> Session:
    """The session that the functions of this package share."""
    return _default


def _after_fork() -> None:
    for session in list(_sessions):
        session._forget()


def _at_exit() -> None:
    for session in list(_sessions):
        session._stop()


os.register_at_fork(after_in_child=_after_fork)
atexit.register(_at_exit)
