"""An honest interval on every number of a small survey.

    >>> import halfwidth
    >>> halfwidth.proportion(37, 50)[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0      0.74  0.6045  0.8413

Every function takes numbers, columns of numbers, or a data frame with a row for each respondent, and
gives a data frame under the names that the program writes. What an answer warns of is a Python warning
(`HalfwidthWarning`), and its codes stand in the column `warnings`. What can't be answered raises
`RefusedInput`. `method` is a slug, a list of them or "all"; without it there is one method a question,
the usual one. `confidence` is .95 without it, and may be "95%"; `side` is "two", "lower" or "upper", and
belongs to intervals; `alternative` is "two", "less" or "greater", and belongs to tests. With a stated
value (`null`, `margins`) the row of the test has the limits of its interval too, by `interval_method` at
`interval_confidence`.

`request` and `requests` send anything that `halfwidth batch` takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from ._categories import adjust, goodness, multinomial, printed, ranks
from ._errors import HalfwidthError, HalfwidthWarning, ProgramFailure, RefusedInput
from ._evals import evals
from ._groups import compare, groups, stratified, trend
from ._program import VERSION as __version__
from ._program import checked_program, program_path
from ._report import Report, report
from ._resampling import bootstrap
from ._same_people import cochran, differences, margins, paired, westfall_young
from ._session import Session, default_session
from ._shares import event_bounds, finite, missing, proportion, rate, rate_ratio, scores
from ._tables import raters, square, table

__all__ = [
    "HalfwidthError",
    "HalfwidthWarning",
    "ProgramFailure",
    "RefusedInput",
    "Report",
    "Session",
    "__version__",
    "adjust",
    "bootstrap",
    "cochran",
    "compare",
    "default_session",
    "differences",
    "evals",
    "event_bounds",
    "finite",
    "goodness",
    "groups",
    "margins",
    "missing",
    "multinomial",
    "paired",
    "printed",
    "program_path",
    "proportion",
    "ranks",
    "rate",
    "rate_ratio",
    "raters",
    "report",
    "request",
    "requests",
    "scores",
    "square",
    "stratified",
    "table",
    "trend",
    "westfall_young",
]


def request(request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one request of `halfwidth batch`, as a dict; an error raises `RefusedInput`.

    It is the quickest way to one answer, and the way to what has no function.

    >>> import halfwidth
    >>> answer = halfwidth.request(
    ...     {"analysis": "paired", "input": {"n11": 20, "n10": 12, "n01": 2, "n00": 16}, "method": "mcnemar-exact"})
    >>> answer["result"]["p_value"]
    0.012939453125
    """
    return default_session().request(request)


def requests(requests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answers to many requests, in their order; errors stand among them under `error`.

    They are taken one after the other while earlier ones are answered, so that they may be made on the way;
    they can't be made of answers of the same process.

    >>> import halfwidth
    >>> counts = [(37, 50), (60, 50)]
    >>> answers = halfwidth.requests({"analysis": "proportion", "input": {"x": x, "n": n}} for x, n in counts)
    >>> [answer["error"]["code"] if "error" in answer else answer["result"]["estimate"] for answer in answers]
    [0.74, 'bad-input']
    """
    return default_session().requests(requests)


def _main() -> NoReturn:
    """The command `halfwidth`: the program itself."""
    try:
        program = checked_program()
    except ProgramFailure as error:
        sys.exit(f"error: {error}")
    os.execv(program, [program, *sys.argv[1:]])
