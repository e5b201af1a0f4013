"""Questions whose counts are given: one at a time, or a column of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from ._errors import RefusedInput
from ._frames import column_of, frame_of, ordered, warn_of
from ._session import default_session
from ._values import is_list, plain, share_of

if TYPE_CHECKING:
    import pandas as pd

#: Rows of one request: a line of the protocol stays far below its bound, and the program computes some
#: while others are written and read.
_ROWS = 5_000

#: What to do with a row that the program refuses: raise, or keep it without numbers and with the reason.
Refused = Literal["raise", "keep"]

#: Inputs that are two numbers for one question.
_PAIRS = frozenset(["margins", "margins_ratio"])


def ask(analysis: str, given: Mapping[str, Any], options: Mapping[str, Any]) -> pd.DataFrame:
    """One question, whose answer has a row for each thing that it is about."""
    answer = default_session().request(_request(analysis, options, "input", given))
    results = answer["results"] if "results" in answer else [answer["result"]]
    _refuse_low_confidence((each for result in results for each in result.get("warnings", ())), options)
    return frame_of(results)


def ask_rows(
    analysis: str, given: Mapping[str, Any], options: Mapping[str, Any], refused: Refused = "raise"
) -> pd.DataFrame:
    """A question for each row, where any of what is given is a list; otherwise one question."""
    if refused not in ("raise", "keep"):
        raise RefusedInput("bad-input", f"refused is {refused!r}; write 'raise' or 'keep'")
    given = {name: value for name, value in given.items() if value is not None}
    columns = {
        name: value
        for name, value in given.items()
        if is_list(value) and (name not in _PAIRS or _has_lists(value))
    }
    method = options.get("method")
    if not columns:
        return _ask_one_row(analysis, given, options, refused)
    size, index = _common_rows(columns)
    if method == "all":
        raise RefusedInput(
            "bad-input", "method='all' is for one question; of columns name the methods, as a list"
        )
    if is_list(method):
        import pandas as pd

        frames = [
            ask_rows(analysis, given, {**options, "method": each}, refused)
            for each in cast("list[str]", method)
        ]
        together: pd.DataFrame = pd.concat(frames)
        return together
    lists = {name: plain(value) for name, value in columns.items()}
    shared = {name: value for name, value in given.items() if name not in columns}
    starts = range(0, size, _ROWS)

    def requests() -> Iterator[dict[str, Any]]:
        for start in starts:
            count = min(_ROWS, size - start)
            block = {name: values[start : start + count] for name, values in lists.items()}
            for name, value in shared.items():
                # A list of two is one question's margins, and would be read as the values of two rows.
                block[name] = [plain(value)] * count if name in _PAIRS else value
            yield _request(analysis, options, "inputs", block)

    answers = default_session().requests(requests())
    _refuse_low_confidence(
        (each for answer in answers for each in answer.get("columns", {}).get("warnings", ())), options
    )
    return _joined(answers, size, index, refused)


def _ask_one_row(
    analysis: str, given: Mapping[str, Any], options: Mapping[str, Any], refused: Refused
) -> pd.DataFrame:
    try:
        return ask(analysis, given, options)
    except RefusedInput as error:
        if refused == "raise":
            raise
        import pandas as pd

        kept: pd.DataFrame = pd.DataFrame({"warnings": [""], "refused": [f"{error.code}: {error}"]})
        return kept


def _refuse_low_confidence(warnings: Iterable[Mapping[str, Any]], options: Mapping[str, Any]) -> None:
    """Raises for a confidence below one half, as the command does; `halfwidth batch` answers it with a warning."""
    if options.get("allow_low_confidence"):
        return
    for warning in warnings:
        if warning["code"] == "low-confidence":
            raise RefusedInput(
                "bad-confidence",
                f"{warning['message']}; write what is meant, or add allow_low_confidence=True to keep it",
            )


def _request(
    analysis: str, options: Mapping[str, Any], member: str, given: Mapping[str, Any]
) -> dict[str, Any]:
    request = {"analysis": analysis, member: {k: v for k, v in given.items() if v is not None}}
    for name, value in options.items():
        if name == "confidence":
            value = share_of(name, value)
        if value is not None and name != "allow_low_confidence":
            request[name] = list(value) if name == "method" and is_list(value) else value
    return request


def _has_lists(value: Any) -> bool:
    return any(is_list(element) for element in value)


def _common_rows(columns: Mapping[str, Any]) -> tuple[int, Any]:
    """How many rows there are, and the index of the Series among the columns."""
    sizes = {name: len(value) for name, value in columns.items()}
    if len(set(sizes.values())) > 1:
        each = ", ".join(f"{name} has {size}" for name, size in sizes.items())
        raise RefusedInput("bad-input", f"columns differ in their length: {each}; give one value a row")
    index: Any = None
    first = ""
    for name, value in columns.items():
        own = getattr(value, "index", None)
        if own is None or callable(own):
            continue
        if index is None:
            index, first = own, name
        elif not index.equals(own):
            # pandas would bring the rows together by their index, and a list by its order.
            raise RefusedInput(
                "bad-input",
                f"{first} and {name} have different indexes; take both from one DataFrame, or give "
                "their values with .to_numpy()",
            )
    return next(iter(sizes.values())), index


def _joined(answers: Sequence[Mapping[str, Any]], size: int, index: Any, refused: Refused) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, list[Any]] = {}
    warnings: list[Mapping[str, Any]] = []
    reasons: list[Mapping[str, Any]] = []
    start = 0
    for answer in answers:
        if "error" in answer:
            raise RefusedInput(answer["error"]["code"], answer["error"]["message"])
        count = answer["rows"]
        found = answer["columns"]
        warnings += [{**each, "row": start + each["row"]} for each in found["warnings"]]
        reasons += [{**each, "row": start + each["row"]} for each in answer["refused"]]
        for name, values in found.items():
            if name == "warnings":
                continue
            column = columns.setdefault(name, [None] * start)
            column.extend(values if isinstance(values, list) else [values] * count)
        start += count
        for column in columns.values():
            column.extend([None] * (start - len(column)))
    if reasons and refused == "raise":
        _raise_first(reasons, size)
    frame: pd.DataFrame = pd.DataFrame(
        {name: column_of(columns[name]) for name in ordered(columns)}, index=range(size)
    )
    frame["warnings"] = _texts(size, warnings, "{code}")
    if refused == "keep":
        frame["refused"] = _texts(size, reasons, "{code}: {message}")
    if index is not None:
        frame.index = index
    warn_of(warnings)
    return frame


def _raise_first(reasons: Sequence[Mapping[str, Any]], size: int) -> None:
    first = reasons[0]
    more = f" ({len(reasons)} of {size} rows are refused)" if len(reasons) > 1 else ""
    raise RefusedInput(
        first["code"],
        f"row {first['row']}: {first['message']}{more}; correct it, leave such rows out, or keep them "
        "without numbers with refused='keep'",
        first["row"],
    )


def _texts(size: int, said: Sequence[Mapping[str, Any]], form: str) -> list[str]:
    texts = [""] * size
    for each in said:
        text = form.format_map(each)
        texts[each["row"]] = f"{texts[each['row']]} {text}" if texts[each["row"]] else text
    return texts
