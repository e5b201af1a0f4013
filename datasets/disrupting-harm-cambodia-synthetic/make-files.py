#!/usr/bin/env python3
"""Writes the synthetic answers as other programs hold them: SPSS, Stata, Excel, and Excel as Alchemer exports it.

    python3 make-files.py

Names, labels and levels are those of survey.yaml. The files are kept in the project, as this needs pyreadstat 1.3,
pandas 3.1, openpyxl 3.1 and PyYAML 6.0; with these the same bytes come out of it whenever it runs.
"""

import csv
import datetime
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import yaml

HERE = Path(__file__).resolve().parent
NAME = "synthetic-responses"
DAY = datetime.datetime(2026, 1, 1)
# Declared in the file of SPSS as no answers; nobody has one.
NO_ANSWERS = {98: "Don't know", 99: "No answer"}


def read():
    """The rows, and for each column its question, its item and what its values stand for."""
    survey = yaml.load((HERE / "survey.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    rows = list(csv.DictReader((HERE / f"{NAME}.csv").open(encoding="utf-8", newline="")))
    columns = {}
    for question in survey["questions"]:
        items = question.get("items", {})
        if question["type"] == "scale":
            levels = survey["scales"][question["scale"]]["levels"]
            values = {str(place): level for place, level in enumerate(levels, start=1)}
        elif question["type"] == "single":
            values = items
        else:
            values = {"0": "Not chosen", "1": "Chosen"}
        if "column" in question:
            columns[question["column"]] = question, None, values
        for item, column in question.get("columns", {}).items():
            columns[column] = question, items[item], values
    return survey, rows, columns


def numbers(rows, columns):
    """The answers as numbers with labels: an answer by its place where it is a word in the file of text."""
    data, labels = {"respondent": [row["respondent"] for row in rows]}, {}
    for column, (_, _, values) in columns.items():
        codes = {value: int(value) if value.isdigit() else place for place, value in enumerate(values, start=1)}
        data[column] = pd.Series([codes[row[column]] for row in rows], dtype="int8")
        labels[column] = {codes[value]: label for value, label in values.items()}
    return pd.DataFrame(data), labels


def title(question, item):
    return f"{question['text']}: {item}" if item else question["text"]


def statistical(rows, columns):
    data, labels = numbers(rows, columns)
    titles = {column: title(question, item) for column, (question, item, _) in columns.items()}
    scales = [column for column, (question, _, _) in columns.items() if question["type"] == "scale"]
    path = HERE / f"{NAME}.sav"
    pyreadstat.write_sav(
        data, path, row_compress=True, file_label="Synthetic answers that nobody gave",
        column_labels=titles,
        variable_value_labels={c: labels[c] | (NO_ANSWERS if c in scales else {}) for c in labels},
        missing_ranges={column: list(NO_ANSWERS) for column in scales},
        variable_measure={c: "ordinal" if c in scales else "nominal" for c in data.columns})
    written = bytearray(path.read_bytes())
    # When it was written stands there.
    written[92:109] = b"01 Jan 2600:00:00"
    path.write_bytes(written)
    data.to_stata(
        HERE / f"{NAME}.dta", version=118, write_index=False, time_stamp=DAY, value_labels=labels,
        data_label="Synthetic answers that nobody gave",
        variable_labels={column: text[:80] for column, text in titles.items()})


def sheet(path, rows):
    """A workbook that is the same whenever it is written."""
    book = openpyxl.Workbook()
    book.active.title = "Synthetic answers"
    for row in rows:
        book.active.append(row)
    book.properties.created = DAY
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "docProps/core.xml":
                end = b"</dcterms:modified>"
                data = data[: data.index(b"<dcterms:modified")] + data[data.index(end) + len(end):]
            archive.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def alchemer(survey, rows, columns):
    """The answers in words under `Option:Question`, as Alchemer exports them, and the codebook for that."""
    names = {
        column: f"{item}:{question['text']}" if item else question["text"]
        for column, (question, item, _) in columns.items()}
    assert len(set(names.values())) == len(names)

    def cell(row, column):
        question, item, values = columns[column]
        if question["type"] == "multiple":
            return item if row[column] == "1" else None
        text = values[row[column]]
        return text[0].upper() + text[1:]

    about = ["Response ID", "Time Started", "Date Submitted", "Status", "Language"]
    table = [about + list(names.values())]
    for number, row in enumerate(rows, start=1):
        started = DAY + datetime.timedelta(minutes=10 * number)
        head = [number, started, started + datetime.timedelta(minutes=9), "Complete", "English"]
        table.append(head + [cell(row, column) for column in columns])
    sheet(HERE / "synthetic-alchemer.xlsx", table)
    survey["data"] = {"responses": "synthetic-alchemer.xlsx", "respondent": "Response ID"}
    for scale in survey["scales"].values():
        scale.pop("codes", None)
    for question in survey["questions"]:
        if "column" in question:
            question["column"] = names[question["column"]]
        if "columns" in question:
            question["columns"] = {item: names[column] for item, column in question["columns"].items()}
        if question["type"] == "multiple":
            question["blank"] = "not-chosen"
    text = yaml.safe_dump(survey, sort_keys=False, allow_unicode=True, width=120)
    (HERE / "alchemer.yaml").write_text("# Written by make-files.py of survey.yaml.\n" + text, encoding="utf-8")


def main():
    survey, rows, columns = read()
    statistical(rows, columns)
    sheet(HERE / f"{NAME}.xlsx", [["respondent", *columns]] + [
        [int(value) if value.isdigit() else value for value in [row["respondent"]] + [row[c] for c in columns]]
        for row in rows])
    alchemer(survey, rows, columns)


if __name__ == "__main__":
    main()
