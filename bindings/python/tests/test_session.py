"""The process behind the package: killed, forked, interrupted, shared, missing, of another version."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import halfwidth
import pytest

ASKED = {"analysis": "proportion", "input": {"x": 37, "n": 50}}
#: Minutes of arithmetic, so that whatever comes in the middle does.
LONG = {
    "analysis": "bootstrap",
    "input": {"statistic": "correlation", "data": [[i, (i * 37) % 101] for i in range(2000)]},
    "resamples": 2_000_000,
    "seed": 1,
}


@pytest.fixture
def session() -> Iterator[halfwidth.Session]:
    with halfwidth.Session() as session:
        yield session


def lower(session: halfwidth.Session) -> float:
    return float(session.request(ASKED)["result"]["lower"])


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def interrupt() -> None:
    """As Ctrl-C does: a signal that the main thread gets."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def soon(happens: Any) -> bool:
    for _ in range(200):
        if happens():
            return True
        time.sleep(0.05)
    return False


def test_one_process_answers_all(session: halfwidth.Session) -> None:
    assert session.process_id is None
    lower(session)
    process = session.process_id
    lower(session)
    assert process is not None and session.process_id == process


def test_killed_between_two_questions(session: halfwidth.Session) -> None:
    before = lower(session)
    process = session.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)
    # The kernel says it in its own time.
    time.sleep(0.2)
    assert lower(session) == before
    assert session.process_id != process


def test_killed_in_the_middle(session: halfwidth.Session) -> None:
    lower(session)
    process = session.process_id
    assert process is not None
    threading.Timer(0.3, os.kill, (process, signal.SIGKILL)).start()
    with pytest.raises(halfwidth.ProgramFailure, match="SIGKILL") as caught:
        session.request(LONG)
    assert caught.value.code == "program-ended"
    assert 0.60 < lower(session) < 0.61


def test_killed_while_much_is_written(session: halfwidth.Session) -> None:
    def requests() -> Iterator[dict[str, Any]]:
        for at in range(200_000):
            if at == 100_000:
                assert session.process_id is not None
                os.kill(session.process_id, signal.SIGKILL)
            yield ASKED

    with pytest.raises(halfwidth.ProgramFailure):
        session.requests(requests())
    assert 0.60 < lower(session) < 0.61


def test_interrupt_ends_the_process_and_leaves_the_session(session: halfwidth.Session) -> None:
    lower(session)
    process = session.process_id
    assert process is not None
    threading.Timer(0.3, interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        session.request(LONG)
    assert soon(lambda: gone(process))
    assert 0.60 < lower(session) < 0.61


def test_interrupt_of_a_question_about_a_data_frame() -> None:
    values = [(i * 37) % 101 / 7 for i in range(3000)]
    threading.Timer(1, interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        halfwidth.bootstrap(values, "gini", resamples=5_000_000, seed=1)
    assert len(halfwidth.bootstrap([1, 2, 3, 4], "mean")) == 1


def test_an_exception_of_the_requests_leaves_no_answer_behind(session: halfwidth.Session) -> None:
    def requests() -> Iterator[dict[str, Any]]:
        for at in range(5000):
            yield {**ASKED, "id": at}
        raise LookupError("mine")

    with pytest.raises(LookupError):
        session.requests(requests())
    assert session.request({**ASKED, "id": "next"})["id"] == "next"


def test_requests_that_ask_for_answers_themselves_do_not_wait_forever(session: halfwidth.Session) -> None:
    def requests() -> Iterator[dict[str, Any]]:
        for _ in range(3):
            yield {**ASKED, "x_lower": lower(session)}

    with pytest.raises(halfwidth.ProgramFailure, match="list") as caught:
        session.requests(requests())
    assert caught.value.code == "session-busy"
    assert 0.60 < lower(session) < 0.61


def test_answers_larger_than_a_pipe_that_nobody_reads_yet(session: halfwidth.Session) -> None:
    many = {"analysis": "proportion", "inputs": {"x": [37] * 20_000, "n": 50}}
    answers = session.requests([many] * 20)
    assert [answer["rows"] for answer in answers] == [20_000] * 20


def test_threads_get_their_own_answers(session: halfwidth.Session) -> None:
    wrong: list[object] = []

    def ask(number: int) -> None:
        for at in range(200):
            name = f"{number}-{at}"
            answer = session.request({**ASKED, "id": name, "input": {"x": number, "n": 50}})
            if answer["id"] != name or answer["result"]["successes"] != number:
                wrong.append(answer)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def _in_child(_: int) -> tuple[float, int | None]:
    return lower(halfwidth.default_session()), halfwidth.default_session().process_id


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_has_a_process_of_its_own() -> None:
    own = lower(halfwidth.default_session())
    process = halfwidth.default_session().process_id
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(_in_child, range(4))
    assert {value for value, _ in found} == {own}
    assert process not in {each for _, each in found}
    assert halfwidth.default_session().process_id == process and lower(halfwidth.default_session()) == own


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_while_another_thread_asks(session: halfwidth.Session) -> None:
    started = threading.Event()

    def ask() -> None:
        started.set()
        with pytest.raises(halfwidth.ProgramFailure):
            session.request(LONG)

    thread = threading.Thread(target=ask)
    thread.start()
    started.wait()
    assert soon(lambda: session.process_id is not None)
    time.sleep(0.2)
    child = os.fork()
    if child == 0:
        # The lock was held by a thread that is not here.
        signal.alarm(30)
        os._exit(0 if 0.60 < lower(session) < 0.61 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert session.process_id is not None
    os.kill(session.process_id, signal.SIGKILL)
    thread.join(30)
    assert not thread.is_alive()


def test_the_program_ends_with_python() -> None:
    code = (
        "import halfwidth, os; halfwidth.proportion(37, 50);"
        "print(halfwidth.default_session().process_id, flush=True); {}"
    )
    for end in ("pass", "os._exit(0)"):
        run = subprocess.run(
            [sys.executable, "-c", code.format(end)], capture_output=True, text=True, check=True
        )
        process = int(run.stdout)
        assert soon(lambda process=process: gone(process)), end


def script(folder: Path, text: str) -> str:
    path = folder / "halfwidth"
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("echo halfwidth 9.9.9", "wrong-version", "9.9.9"),
        ("echo 'no libblas' >&2; exit 127", "program-unusable", "no libblas"),
        (
            f"[ $1 = --version ] && echo halfwidth {halfwidth.__version__} && exit; echo 'error: standard input:1: a fault' >&2; exit 70",
            "program-ended",
            "a fault",
        ),
        (
            f"[ $1 = --version ] && echo halfwidth {halfwidth.__version__} && exit; printf 'half of an ans'",
            "program-ended",
            "ended with",
        ),
    ],
)
def test_a_program_that_is_none(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    session: halfwidth.Session,
    text: str,
    code: str,
    message: str,
) -> None:
    monkeypatch.setenv("HALFWIDTH", script(tmp_path, text))
    with pytest.raises(halfwidth.ProgramFailure, match=message) as caught:
        lower(session)
    assert caught.value.code == code
    monkeypatch.delenv("HALFWIDTH")
    assert 0.60 < lower(session) < 0.61


def test_a_program_that_is_missing(monkeypatch: pytest.MonkeyPatch, session: halfwidth.Session) -> None:
    monkeypatch.setenv("HALFWIDTH", "/nowhere/halfwidth")
    with pytest.raises(halfwidth.ProgramFailure, match="unset it") as caught:
        lower(session)
    assert caught.value.code == "program-missing"


def test_errors_can_be_sent_between_processes() -> None:
    for error in (
        halfwidth.RefusedInput("bad-input", "no", 3),
        halfwidth.ProgramFailure("program-ended", "no"),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), copy.code, str(copy)) == (type(error), error.code, "no")
        assert getattr(copy, "row", None) == getattr(error, "row", None)
