"""Reports, notebooks, and the examples of the documentation."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
import warnings
from pathlib import Path
from typing import Any

import halfwidth
import pytest


def test_a_report_shows_itself(project: Path, tmp_path: Path) -> None:
    report = halfwidth.report(project / "datasets/disrupting-harm-cambodia", brief=True, date="none")
    shown = report._repr_html_()
    assert shown.startswith("<iframe") and 'srcdoc="&lt;!' in shown and shown.count("<") == 2
    # Otherwise a link inside of the page would open the notebook in its place.
    assert "&lt;base href=&quot;about:srcdoc&quot;&gt;" in shown
    report.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == report.html
    findings = report.findings()
    assert len(findings) > 50 and {"estimate", "lower", "upper", "question"} <= set(findings.columns)


def test_a_report_shows_itself_in_a_notebook(project: Path) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = importlib.import_module("nbformat")
    folder = str(project / "datasets/disrupting-harm-cambodia")
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell("import halfwidth\nhalfwidth.proportion(37, 50)"),
        nbformat.v4.new_code_cell(f"halfwidth.report({folder!r}, brief=True)"),
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    first, second = (cell["outputs"][0]["data"] for cell in notebook.cells)
    assert "0.604468" in first["text/html"]
    assert second["text/html"].startswith("<iframe")


MODULES = [each.name for each in pkgutil.iter_modules(halfwidth.__path__)]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples_run(name: str) -> None:
    module: Any = importlib.import_module(f"halfwidth.{name}".rstrip("."))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        failed, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_the_first_example_of_the_readme(project: Path) -> None:
    text = (project / "bindings/python/README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:python)?\n(.*?)```", text, re.DOTALL)
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        exec(blocks[0], {})
    assert written.getvalue() == blocks[1]
