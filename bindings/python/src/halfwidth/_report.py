"""The report of a survey folder, which shows itself in a notebook."""

from __future__ import annotations

import html
import io
import os
from typing import TYPE_CHECKING, Any

from ._respondents import arguments_of
from ._program import run_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


class Report:
    """A page that fetches nothing. In a notebook it shows itself; `save` writes it; `html` is its text."""

    def __init__(self, folder: str, options: Sequence[str]) -> None:
        self._folder = folder
        self._options = list(options)
        self.html: str = self._run("html").decode("utf-8")

    def _run(self, form: str) -> bytes:
        return run_program(["report", *self._options, "--format", form, "--", self._folder])

    def findings(self) -> pd.DataFrame:
        """Every number of the report with its interval: the table that `--format csv` writes."""
        import pandas as pd

        # Only an empty cell is undefined: NA may be the label of an answer.
        return pd.read_csv(
            io.BytesIO(self._run("csv")), keep_default_na=False, na_values=[""]
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the page into a file."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.html)

    def _repr_html_(self) -> str:
        # The page has styles and a script of its own: in a frame neither meets the notebook's.
        return (
            '<iframe sandbox="allow-scripts allow-popups allow-downloads" style="width:100%;height:40rem;'
            f'border:1px solid #ccc" title="Report" srcdoc="{html.escape(self.html)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<halfwidth.Report of {self._folder!r}, {len(self.html)} characters>"


def report(
    folder: str | os.PathLike[str],
    *,
    confidence: float | None = None,
    method: str | None = None,
    by: str | Sequence[str] | None = None,
    brief: bool = False,
    full: bool = False,
    sections: str | Sequence[str] | None = None,
    smallest_cell: int | None = None,
    date: str | None = None,
) -> Report:
    """Every number of a survey folder with its interval, as a page.

    The options are those of `halfwidth report`. Faults of the folder raise `RefusedInput`, whose message
    has a line for each.
    """
    options: dict[str, Any] = {
        "confidence": confidence,
        "method": method,
        "brief": brief,
        "full": full,
        "sections": sections,
        "smallest_cell": smallest_cell,
        "date": date,
    }
    arguments = arguments_of(options)
    for question in [by] if isinstance(by, str) else by or []:
        arguments += arguments_of({"by": question})
    return Report(os.fspath(folder), arguments)
