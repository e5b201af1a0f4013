"""One share, or one number: proportions, means of scores, rates of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._counts import Refused, ask, ask_rows
from ._errors import RefusedInput
from ._foreign import is_frame, own
from ._questions import answer, column_of_frame, unknown_argument
from ._reading import Sampling, reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Never, Unpack

    from ._questions import Numbers


@reads(Sampling)
def proportion(
    x: Numbers,
    n: Numbers | str | None = None,
    *,
    column: str | None = None,
    yes: str | Sequence[Any] | None = None,
    by: str | None = None,
    population: Numbers | None = None,
    null: Numbers | None = None,
    margins: Sequence[Any] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    side: str | None = None,
    alternative: str | None = None,
    refused: Refused = "raise",
    **reading: Unpack[Sampling],
) -> pd.DataFrame:
    """The share of yes, with its interval: `x` of `n`, or a column of a data frame.

    Numbers give one row, columns of numbers a row each with the index of the Series. Of a data frame
    with a row for each respondent, `proportion(df, "q14")`, `yes` lists the answers that count as yes,
    and `by` makes a row for each group. With `null` or `margins` the share is tested.

    The interval is Wilson's unless `method` names another. It is for a random sample: it knows nothing
    of how respondents were chosen, unless `stratum`, `cluster`, `weight` or `fpc` say it. Not for a
    share of a known population of which most were asked: `population`.

    >>> import halfwidth
    >>> halfwidth.proportion(37, 50)[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0      0.74  0.6045  0.8413
    >>> halfwidth.proportion([37, 0], 50, method="clopper-pearson")["upper"].round(4).tolist()
    [0.8537, 0.0711]
    """
    x = own(x)
    column = column_of_frame(x, "column", n, column)
    return answer(
        "proportion",
        "proportion",
        x,
        {"column": column, "yes": yes, "by": by},
        {"x": x, "n": n},
        {"population": population, "null": null, "margins": margins},
        {"method": method, "confidence": confidence, "side": side, "alternative": alternative},
        reading,
        refused,
    )


def finite(
    x: Numbers,
    n: Numbers,
    population: Numbers,
    *,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    side: str | None = None,
    refused: Refused = "raise",
) -> pd.DataFrame:
    """The share of a known number of people, of whom `n` were asked and `x` said yes.

    `bound_lower` and `bound_upper` need no assumption; `lower` and `upper` hold if those who were asked
    were drawn at random. Populations go up to 10^6.

    >>> import halfwidth, warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = halfwidth.finite(37, 50, 60)
    >>> found[["lower_count", "upper_count"]].loc[0].tolist()
    [41.0, 47.0]
    """
    given = {"x": x, "n": n, "population": population}
    return ask_rows(
        "finite-proportion",
        given,
        {"confidence": confidence, "allow_low_confidence": allow_low_confidence, "side": side},
        refused,
    )


def missing(
    x: Numbers,
    answered: Numbers,
    n: Numbers,
    *,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    side: str | None = None,
    refused: Refused = "raise",
) -> pd.DataFrame:
    """The share of all `n` who were asked, whatever those would have said who gave no answer.

    `x` of the `answered` said yes. The limits are Wilson's of both extremes, so that they are wide where
    many gave no answer.

    >>> import halfwidth
    >>> halfwidth.missing(37, 47, 50)[["estimate_min", "estimate_max", "lower", "upper"]].round(3)
       estimate_min  estimate_max  lower  upper
    0          0.74           0.8  0.604  0.888
    """
    given = {"x": x, "answered": answered, "n": n}
    return ask_rows(
        "missing",
        given,
        {"confidence": confidence, "allow_low_confidence": allow_low_confidence, "side": side},
        refused,
    )


def scores(
    counts: Sequence[int],
    scores: Sequence[float] | None = None,
    *,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    **others: Never,
) -> pd.DataFrame:
    """The mean of answers on a scale, with an interval that stays on the scale.

    `counts` has a number of respondents for each of `scores`, which are 1, 2, 3 ... without them. It takes
    scores as numbers: where steps are no distances use `bootstrap` of the median, or ordered methods of `table`. It
    takes no column: the mean of one is `bootstrap(df, "mean(score)")`.

    >>> import halfwidth
    >>> halfwidth.scores([4, 9, 12, 25], [1, 2, 3, 4])[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0      3.16  2.8563  3.4019
    """
    counts = own(counts)
    if is_frame(counts):
        raise RefusedInput(
            "wrong-type",
            "scores() takes counts of the scores, such as [4, 9, 12, 25]; of a data frame the mean of a column is "
            "bootstrap(df, 'mean(score)') or multinomial(df, 'score', method='mean-score')",
        )
    for name in others:
        raise unknown_argument("scores", name, ["counts", "scores", "confidence"])
    return ask(
        "scores",
        {"counts": counts, "scores": scores},
        {"confidence": confidence, "allow_low_confidence": allow_low_confidence},
    )


def rate(
    events: Numbers,
    exposure: Numbers,
    *,
    dispersion: Numbers | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    side: str | None = None,
    refused: Refused = "raise",
) -> pd.DataFrame:
    """A rate of events in an exposure, such as a number of years, with Garwood's exact limits.

    Events have to come one by one: of people who can have several the limits are too narrow, unless
    `dispersion` says the variance of a person's events over their mean.

    >>> import halfwidth
    >>> halfwidth.rate(69, 11)[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0    6.2727  4.8806  7.9385
    """
    given = {"events": events, "exposure": exposure, "dispersion": dispersion}
    options = {
        "method": method,
        "confidence": confidence,
        "allow_low_confidence": allow_low_confidence,
        "side": side,
    }
    return ask_rows("rate", given, options, refused)


def rate_ratio(
    events1: Numbers,
    exposure1: Numbers,
    events2: Numbers,
    exposure2: Numbers,
    *,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    side: str | None = None,
    refused: Refused = "raise",
) -> pd.DataFrame:
    """The ratio of two rates, the first over the second, by the exact conditional method.

    >>> import halfwidth
    >>> halfwidth.rate_ratio(69, 11, 45, 12)[["estimate", "lower", "upper", "p_value"]].round(4)
       estimate   lower   upper  p_value
    0    1.6727  1.1326  2.4922   0.0087
    """
    given = {"events1": events1, "exposure1": exposure1, "events2": events2, "exposure2": exposure2}
    options = {
        "method": method,
        "confidence": confidence,
        "allow_low_confidence": allow_low_confidence,
        "side": side,
    }
    return ask_rows("rate-ratio", given, options, refused)


def event_bounds(
    events: Numbers,
    respondents: Numbers,
    *,
    minimum_each: Numbers | None = None,
    refused: Refused = "raise",
) -> pd.DataFrame:
    """What a total of events says of one person's: bounds of the largest, the median and the variance.

    Each of the `respondents` had at least `minimum_each`, 1 without it. No interval follows from totals
    alone, which the warning `dependent-events` says.

    >>> import halfwidth, warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = halfwidth.event_bounds(69, 11)
    >>> found[["largest_min", "largest_max"]].loc[0].tolist()
    [7, 59]
    """
    given = {"events": events, "respondents": respondents, "minimum_each": minimum_each}
    return ask_rows("event-bounds", given, {}, refused)
