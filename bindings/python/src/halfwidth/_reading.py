"""How the rows of a data frame are read: the arguments that many functions share, and what their help says of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any, TypedDict, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Reading(TypedDict, total=False):
    """Further arguments say how the rows of a data frame are read:

    - `where`: takes the rows with an answer, such as "gender = Female"; a list of conditions that all hold.
    - `levels`: the answers of a column in their order, as ["low", "medium", "high"], or a list of such lists. An
      ordered Categorical has its own order, and needs none; text has none, and is refused to methods that go by one.
    - `missing`: what to do with rows without an answer: "refuse" (as without it), "drop" leaves them out and says how
      many, "zero" takes a box that was not ticked for no.
    - `missing_codes`, `valid_codes`: codes such as [98, 99] that are no answers, or that are some. What looks like
      such a code is refused until one of them names it.
    - `drop_totals`: leaves rows of totals out, which are refused otherwise.
    - `allow_low_confidence`: takes a confidence below one half, which is refused as a likely slip otherwise.
    """

    where: str | Sequence[str]
    levels: Sequence[str] | Sequence[Sequence[str]]
    missing: str
    missing_codes: str | Sequence[Any]
    valid_codes: str | Sequence[Any]
    drop_totals: bool
    allow_low_confidence: bool


class Sampling(Reading, total=False):
    """And how they were sampled:

    - `stratum`, `cluster`, `weight`, `fpc`: the columns of strata, clusters (the first stage), weights, and the
      population of a row's stratum in clusters.
    """

    stratum: str
    cluster: str
    weight: str
    fpc: str


def reads(arguments: type[Any]) -> Callable[[_Function], _Function]:
    """Says in the help of a function what its further arguments are, which its signature does not."""
    docs = [Reading.__doc__, Sampling.__doc__ if arguments is Sampling else None]

    def documented(function: _Function) -> _Function:
        parts = [inspect.cleandoc(each) for each in (function.__doc__, *docs) if each]
        function.__doc__ = "\n\n".join(parts) + "\n"
        return function

    return documented
