"""One question with several answers: shares that hold together, goodness of fit, ranks, p-values of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._counts import ask
from ._foreign import is_frame, own
from ._questions import answer, column_of_frame
from ._reading import Reading, Sampling, reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Unpack


@reads(Sampling)
def multinomial(
    counts: Any,
    column: str | None = None,
    *,
    by: str | None = None,
    scores: Sequence[float] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    **reading: Unpack[Sampling],
) -> pd.DataFrame:
    """The shares of categories that exclude each other, with intervals that hold together: a row for each.

    `counts` has a number for each category, and a Series names them by its index, as `value_counts()`
    makes it; or `multinomial(df, "q3")`. Not for boxes of which several may be ticked: `proportion` of each.

    >>> import halfwidth
    >>> halfwidth.multinomial([4, 9, 12, 25])[["category", "estimate", "lower", "upper"]].round(3)
       category  estimate  lower  upper
    0         1      0.08  0.025  0.228
    1         2      0.18  0.083  0.348
    2         3      0.24  0.124  0.414
    3         4      0.50  0.333  0.667
    """
    counts = own(counts)
    found = answer(
        "multinomial",
        "multinomial",
        counts,
        {"column": column_of_frame(counts, "column", column, None) if is_frame(counts) else column, "by": by},
        {"counts": counts},
        {"scores": scores},
        {"method": method, "confidence": confidence},
        reading,
    )
    return _named(found, "category", counts)


@reads(Reading)
def goodness(
    counts: Any,
    column: str | None = None,
    *,
    shares: Sequence[float] | None = None,
    method: str | Sequence[str] | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Whether the shares of categories are as stated: Pearson's test unless `method` names another.

    `shares` are equal without it, and are divided by their sum.

    >>> import halfwidth
    >>> halfwidth.goodness([12, 20, 18], shares=[1, 1, 1])[["statistic", "p_value"]].round(4)
       statistic  p_value
    0       2.08   0.3535
    """
    counts = own(counts)
    found = answer(
        "goodness",
        "goodness",
        counts,
        {"column": column_of_frame(counts, "column", column, None) if is_frame(counts) else column},
        {"counts": counts},
        {"shares": shares},
        {"method": method},
        reading,
    )
    return _named(found, "category", counts)


def _named(found: pd.DataFrame, column: str, counts: Any) -> pd.DataFrame:
    """With the names of a Series in place of the numbers of its elements."""
    index = getattr(counts, "index", None)
    if column in found.columns and index is not None and not callable(index) and not is_frame(counts):
        names = dict(enumerate(index, start=1))
        for each in (column, "highest", "lowest"):
            if each in found.columns:
                found[each] = [names.get(number, number) for number in found[each]]
    return found


@reads(Reading)
def ranks(
    data: Any = None,
    n: int | None = None,
    *,
    counts: Sequence[int] | None = None,
    items: Any = None,
    score_rows: Any = None,
    columns: str | Sequence[str] | None = None,
    column: str | None = None,
    yes: str | Sequence[Any] | None = None,
    means: bool = False,
    method: str | None = None,
    confidence: float | str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Which ranks items may have, and whether one is shown to be the highest: a row for each item.

    What is known is one of: `ranks(x, n)`, how many of the same `n` people said yes to each item;
    `counts` of a single-choice question; `items`, a row of zeros and ones for each person; `score_rows`,
    a row of scores; or a data frame with `columns` (of yes and no, or with `means` of numbers) or one `column`.

    `lower` and `upper` are ranks; `first` and `last` say whether an item may be the first or the last. `highest` and
    `lowest` are the items that are so among the respondents, as the column `item` calls them: by name, or numbered
    from 1 on.

    >>> import halfwidth
    >>> halfwidth.ranks([46, 44, 20], 50)[["item", "rank", "lower", "upper"]]
       item  rank  lower  upper
    0     1     1      1      2
    1     2     2      1      2
    2     3     3      3      3
    """
    data = own(data)
    roles = {"columns": columns, "column": column, "yes": yes, "means": means or None}
    options = {"method": method, "confidence": confidence}
    if is_frame(data):
        others = {"n": n, "counts": counts, "items": items, "score_rows": score_rows}
        return answer("ranks", "ranks", data, roles, others, {}, options, reading)
    given = {"x": data, "n": n, "counts": counts, "items": items, "score_rows": score_rows}
    found = answer("ranks", "ranks", None, roles, {}, given, options, reading)
    return _named(found, "item", data if counts is None else counts)


def adjust(
    p: Any, *, method: str | None = None, alpha: float | None = None, total: int | None = None
) -> pd.DataFrame:
    """P-values adjusted for the number of hypotheses, by Holm unless `method` names another: a row for each.

    `total` is how many hypotheses were tested, where `p` are only some of them. The rows have the index of a Series.

    >>> import halfwidth
    >>> halfwidth.adjust([0.01, 0.02, 0.5])["adjusted_p_value"].round(3).tolist()
    [0.03, 0.04, 0.5]
    """
    found = ask("adjust", {"p": p, "alpha": alpha, "total": total}, {"method": method})
    index = getattr(p, "index", None)
    if index is not None and not callable(index):
        found.index = index
    return found


def printed(**numbers: Any) -> pd.DataFrame:
    """Whether numbers that are printed can be right: the analysis `audit` of `halfwidth batch`.

    Percentages and means are texts, as their digits count: "74.0" is not "74". Give `percent` and `n`
    for the counts that have it, `percents` and `n` for categories, `mean` and `n` for sums, and so on;
    docs/command-line.md lists what goes together.

    >>> import halfwidth
    >>> halfwidth.printed(percent="73", n=50)["possible"].tolist()
    [False]
    """
    return ask("audit", numbers, {})
