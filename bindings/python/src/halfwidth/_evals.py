"""Systems that were run on the same items: which is better, worse, or the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._arguments import arguments_of
from ._errors import RefusedInput
from ._foreign import is_frame, own
from ._frames import frame_of, warn_of
from ._messages import STREAM, in_python, renamed
from ._program import run_program
from ._values import numbers, to_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def evals(
    data: pd.DataFrame | Mapping[str, pd.DataFrame],
    *,
    id: str = "id",
    score: str = "score",
    system: str = "system",
    task: str | None = None,
    repeat: str | None = None,
    cluster: str | None = None,
    baseline: str | None = None,
    margin: float | str | None = None,
    scale: Sequence[float] | None = None,
    lower_is_better: bool = False,
    missing: str | None = None,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> pd.DataFrame:
    """Models, robots or programs that were run on the same items: a row for each comparison with the baseline.

    `data` has a row for each run, with the columns `id` of the item, `score` (a number, true and false, pass and
    fail) and `system`; or it is a dict of such frames by the names of the systems. Columns `task`, `seed`
    (the number of the run, named by `repeat`) and `cluster` are taken where there are any. The baseline is
    the first system without `baseline`.

    `verdict` is "better", "worse", "same" (within `margin`) or "cannot-tell"; of several tasks or systems all
    verdicts hold together. Of three systems or more `attrs["ranks"]` has their ranks,
    as the program writes them: places there are counted from 0. Not for systems that
    were run on different items: `compare`.

    >>> import halfwidth, pandas as pd
    >>> old = pd.DataFrame({"id": range(12), "score": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]})
    >>> new = pd.DataFrame({"id": range(12), "score": [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1]})
    >>> halfwidth.evals({"old": old, "new": new})[["system", "baseline", "estimate", "p_value", "verdict"]].round(4)
      system baseline  estimate  p_value verdict
    0    new      old    0.5833   0.0156  better
    """
    data = own(data) if not isinstance(data, Mapping) else {name: own(each) for name, each in data.items()}
    columns = {"id": id, "score": score, "system": system, "task": task, "seed": repeat, "cluster": cluster}
    asked = {name for name, given in (("task", task), ("seed", repeat), ("cluster", cluster)) if given}
    places: list[str] = []
    lines: list[bytes] = []
    frames: list[tuple[str, Any]] = [("", data)] if is_frame(data) else _systems(data)
    for name, frame in frames:
        found = {member: column or member for member, column in columns.items()}
        needed = {"id", "score", *asked} | (set() if name else {"system"})
        if lacking := next(
            (found[each] for each in columns if each in needed and found[each] not in frame), None
        ):
            raise RefusedInput(
                "missing-member",
                f"there is no column {lacking!r}{_of(name)}; name the column of each by {', '.join(_WORDS)}",
            )
        kept = [each for each in columns if found[each] in frame and not (name and each == "system")]
        cells = zip(*(frame[found[each]].tolist() for each in kept))
        lines += [to_line({**({"system": name} if name else {}), **dict(zip(kept, row))}) for row in cells]
        places += [f"row {at}{_of(name)} (index {index!r})" for at, index in enumerate(frame.index.tolist())]
    if not lines:
        raise RefusedInput("bad-input", "there are no rows; give a row for each run of a system on an item")
    options = {
        "baseline": baseline,
        "margin": margin,
        "scale": None if scale is None else "..".join(str(each) for each in scale),
        "lower_is_better": lower_is_better,
        "missing": missing,
        "confidence": confidence,
        "allow_low_confidence": allow_low_confidence,
        "resamples": resamples,
        "seed": seed,
        "threads": threads,
    }
    words = [*arguments_of(options), "--fail-on", "none", "--format", "json"]
    try:
        written = run_program(["evals", STREAM, *words, "--infinity", "string"], b"".join(lines))
    except RefusedInput as error:
        at = [int(line) - 1 for line in re.findall(rf"{STREAM}:(\d+)", str(error))][:1]
        placed = re.sub(rf"{STREAM}:(\d+)(:\d+)?", lambda line: places[int(line[1]) - 1], str(error))
        row = at[0] if at and len(frames) == 1 else None
        raise RefusedInput(error.code, in_python(placed, None), row) from None
    document = renamed(json.loads(written), None)
    results = numbers(document["results"])
    compared = [result for result in results if "verdict" in result]
    answer = frame_of(compared)
    ranks = [result for result in results if "verdict" not in result]
    if ranks:
        answer.attrs["ranks"] = ranks
    warn_of([*document["warnings"], *(said for result in ranks for said in result["warnings"])])
    return answer


_WORDS = ("id", "score", "system", "task", "repeat", "cluster")


def _of(name: str) -> str:
    return f" of {name!r}" if name else ""


def _systems(data: Any) -> list[tuple[str, pd.DataFrame]]:
    if not isinstance(data, Mapping) or not all(is_frame(each) for each in data.values()):
        raise RefusedInput(
            "wrong-type",
            "data must be a data frame with a row for each run, or a dict of one for each system",
        )
    return [(str(name), frame) for name, frame in data.items()]
