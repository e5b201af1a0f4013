"""Tables of counts, square tables, and raters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import RefusedInput
from ._foreign import is_frame, own, ratings_of
from ._questions import answer
from ._reading import Reading, Sampling, reads
from ._respondents import ask_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Unpack


@reads(Sampling)
def table(
    counts: Any,
    *,
    rows: str | None = None,
    columns: str | None = None,
    by: str | None = None,
    row_scores: Sequence[float] | None = None,
    column_scores: Sequence[float] | None = None,
    groups: str | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    alternative: str | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    **reading: Unpack[Sampling],
) -> pd.DataFrame:
    """A table of counts: Pearson's test unless `method` names another test, an effect size or `adjusted-residuals`.

    `counts` is a list of rows; a data frame of counts with names, as `pandas.crosstab` makes it (a total
    among them is refused); or a data frame of respondents, of which `rows` and `columns` name two
    columns. Each row is a group, unless `groups="columns"`. Not for two answers of the same
    respondents: `square`.

    >>> import halfwidth
    >>> halfwidth.table([[10, 20], [30, 40]], method="fisher")["p_value"].round(4).tolist()
    [0.5045]
    >>> import pandas as pd
    >>> df = pd.DataFrame({"team": list("aabbabab" * 6), "answer": list("xyxyyxyx" * 6)})
    >>> found = halfwidth.table(df, rows="team", columns="answer", method=["pearson", "cramers-v"])
    >>> found[["method", "p_value", "estimate"]].round(3)
          method  p_value  estimate
    0    pearson    0.001       NaN
    1  cramers-v      NaN       0.5
    """
    counts = own(counts)
    asked = {"row_scores": row_scores, "column_scores": column_scores, "groups": groups}
    options = {
        "method": method,
        "confidence": confidence,
        "alternative": alternative,
        "resamples": resamples,
        "seed": seed,
    }
    if is_frame(counts) and rows is None and columns is None and by is None and not reading:
        return ask_table("table", counts, asked, options)
    _both(counts, "rows", rows, "columns", columns)
    roles = {"rows": rows, "columns": columns, "by": by}
    return answer("table", "table", counts, roles, {"counts": counts}, asked, options, reading)


@reads(Reading)
def square(
    counts: Any,
    first: str | None = None,
    second: str | None = None,
    *,
    by: str | None = None,
    scores: Sequence[float] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    alternative: str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """A table whose rows and columns are the same categories: symmetry (Bowker), homogeneity, kappas, change.

    `counts` is a list of rows, a data frame of counts with the same names on both sides, or a data frame
    of respondents with the two columns `first` and `second`.

    >>> import halfwidth
    >>> halfwidth.square([[20, 12], [2, 16]], method="cohen-kappa")[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0    0.4582  0.2353  0.6811
    """
    counts = own(counts)
    options = {"method": method, "confidence": confidence, "alternative": alternative}
    if is_frame(counts) and first is None and second is None and by is None and not reading:
        return ask_table("square", counts, {"scores": scores}, options)
    _both(counts, "first", first, "second", second)
    roles = {"first": first, "second": second, "by": by}
    return answer("square", "square", counts, roles, {"counts": counts}, {"scores": scores}, options, reading)


def _both(counts: Any, name: str, column: str | None, other_name: str, other: str | None) -> None:
    if is_frame(counts) and (column is None or other is None):
        lacking = name if column is None else other_name
        raise RefusedInput(
            "missing-member", f"'{lacking}' is missing; of a data frame of respondents name both columns"
        )


@reads(Reading)
def raters(
    ratings: Any = None,
    *,
    counts: Any = None,
    columns: str | Sequence[str] | None = None,
    by: str | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Several raters of the same subjects: Krippendorff's alpha unless `method` names another.

    `ratings` has a row a subject with a rating a rater, a number or a text, None where one is missing; `counts`
    how many raters chose each category; or a data frame with the raters' `columns` (all without it). Only
    `gwet-ac1` has limits in closed form: `resamples` draws subjects for the others.

    >>> import halfwidth
    >>> ratings = [[1, 1, 2], [2, 2, 2], [1, None, 1], [3, 3, 2]]
    >>> halfwidth.raters(ratings, method="gwet-ac1")["estimate"].round(4).tolist()
    [0.5152]
    """
    given = own(ratings)
    ratings = ratings_of(given)
    if ratings is not given:
        # A rating that is missing is one in a list of numbers too.
        reading.setdefault("missing", "drop")
    if is_frame(ratings) and columns is None:
        columns = list(ratings.columns)
    options = {"method": method, "confidence": confidence, "resamples": resamples, "seed": seed}
    roles = {"columns": columns, "by": by}
    if is_frame(ratings):
        return answer("raters", "raters", ratings, roles, {"counts": counts}, {}, options, reading)
    return answer(
        "raters", "raters", None, roles, {}, {"ratings": ratings, "counts": counts}, options, reading
    )
