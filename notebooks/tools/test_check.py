"""Shows that `check.py` fails when a number of a stable cell changes, and only then."""

import contextlib
import copy
import io
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import nbformat

import check

COMMITTED = Path(__file__).resolve().parents[2] / "notebooks-exported"
NUMBERS = "application/vnd.halfwidth.numbers+json"


def notebooks():
    return {path.stem: nbformat.read(path, as_version=4) for path in COMMITTED.glob("*.ipynb")}


def stable_cells(notebook):
    return [cell for cell in notebook.cells if "stable" in cell.metadata.get("tags", [])]


def places(value):
    """Yields (container, key) for each non-zero fraction in a nested value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, (dict, list)):
            yield from places(inner)
        elif isinstance(inner, float) and inner:
            yield value, key


def numbers_of(cell):
    for output in cell.outputs:
        if NUMBERS in output.get("data", {}):
            yield from places(output["data"][NUMBERS])


class CheckTests(unittest.TestCase):
    def test_every_notebook_has_stable_numbers(self):
        self.assertTrue(notebooks())
        for name, notebook in notebooks().items():
            count = sum(len(list(numbers_of(cell))) for cell in stable_cells(notebook))
            self.assertGreater(count, 20, name)

    def test_a_notebook_equals_itself(self):
        for notebook in notebooks().values():
            self.assertEqual(check.differences(notebook, copy.deepcopy(notebook)), [])

    def test_each_changed_number_is_found_in_its_cell(self):
        for name, notebook in notebooks().items():
            for index, cell in enumerate(notebook.cells):
                if "stable" not in cell.metadata.get("tags", []):
                    continue
                for container, key in numbers_of(cell):
                    before = container[key]
                    same = copy.deepcopy(cell)
                    container[key] = before * (1 + 1e-8)
                    found = check.stable_differences(same, cell)
                    container[key] = before
                    self.assertEqual(len(found), 1, f"{name}, cell {index + 1}, {key}: {found}")
                    self.assertIn(repr(before), found[0])

    def test_the_last_bits_do_not_count(self):
        for notebook in notebooks().values():
            changed = copy.deepcopy(notebook)
            for cell in stable_cells(changed):
                for container, key in numbers_of(cell):
                    container[key] *= 1 + 1e-12
            self.assertEqual(check.differences(notebook, changed), [])

    def test_a_changed_number_in_a_shown_table_is_found(self):
        notebook = notebooks()["01-cambodia-general-against-ocsea"]
        changed = copy.deepcopy(notebook)
        cell = next(cell for cell in changed.cells if cell.id == "sensitivity")
        data = cell.outputs[0]["data"]
        number = re.search(r"\b\d{3}\b", data["text/plain"])
        other = str(int(number[0]) + 1)
        data["text/plain"] = data["text/plain"][:number.start()] + other + data["text/plain"][number.end():]
        found = check.differences(notebook, changed)
        self.assertEqual(len(found), 1)
        self.assertRegex(found[0], rf"sensitivity.*{number[0]} is committed, {other}")

    def test_a_missing_row_and_a_null_are_found(self):
        notebook = notebooks()["01-cambodia-general-against-ocsea"]
        for change in (lambda rows: rows.pop(), lambda rows: rows[0].update(lower=None)):
            changed = copy.deepcopy(notebook)
            cell = next(cell for cell in changed.cells if cell.id == "figure-26")
            change(cell.outputs[0]["data"][NUMBERS])
            self.assertEqual(len(check.differences(notebook, changed)), 1)

    def test_a_changed_source_is_found(self):
        notebook = notebooks()["01-cambodia-general-against-ocsea"]
        changed = copy.deepcopy(notebook)
        changed.cells[0].source += " More."
        self.assertIn("source", check.differences(notebook, changed)[0])

    def test_outputs_of_other_cells_do_not_count(self):
        notebook = notebooks()["01-cambodia-general-against-ocsea"]
        changed = copy.deepcopy(notebook)
        cell = next(cell for cell in changed.cells if cell.id == "items-chart")
        cell.outputs[0]["data"]["image/png"] = ""
        self.assertEqual(check.differences(notebook, changed), [])

    def test_the_command_fails_and_names_cell_and_number(self):
        with tempfile.TemporaryDirectory() as temporary:
            fresh = Path(temporary) / "fresh"
            shutil.copytree(COMMITTED, fresh)
            path = fresh / "01-cambodia-general-against-ocsea.ipynb"
            notebook = nbformat.read(path, as_version=4)
            cell = next(cell for cell in notebook.cells if cell.id == "figure-26")
            cell.outputs[0]["data"][NUMBERS][0]["lower"] += 1e-6
            nbformat.write(notebook, path)
            errors = io.StringIO()
            with contextlib.redirect_stderr(errors), self.assertRaises(SystemExit) as stop:
                check.main(COMMITTED, fresh)
            self.assertNotIn(stop.exception.code, (None, 0))
            self.assertRegex(errors.getvalue(), r"cell \d+ \(figure-26\): .*\[0\]\.lower: 0\.4618")

    def test_an_edited_export_is_found(self):
        with tempfile.TemporaryDirectory() as temporary:
            edited = Path(temporary) / "edited"
            shutil.copytree(COMMITTED, edited)
            path = edited / "01-cambodia-general-against-ocsea.md"
            path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
            found = check.check(edited, COMMITTED)
            self.assertEqual(len(found), 1, found)
            self.assertIn(path.name, found[0])


if __name__ == "__main__":
    unittest.main()
