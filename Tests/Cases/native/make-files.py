#!/usr/bin/env python3
"""Writes the files of other programs that tests read, into this folder.

The files are kept in the project: this needs packages that the tests don't. What a test expects of them is
written in the test by hand, and not by this.

usage: make-files.py, with pyreadstat 1.3, pandas 3.1, openpyxl 3.1, XlsxWriter 3.3 and, for
answers.sas7bdat, R with haven 2.5

iris.sas7bdat is not written by this but by SAS: it is the example of the R package haven 2.5.1 (H. Wickham, RStudio; MIT
licence, https://github.com/tidyverse/haven), R. A. Fisher's measurements of 1936.
"""

import pathlib
import struct
import subprocess
import tempfile
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import xlsxwriter

HERE = pathlib.Path(__file__).parent
DAYS = ["2026-03-01", "2026-03-02", "2026-03-31", "2024-02-29", "1999-12-31", "1582-10-15"]
REGIONS = ["Zürich", "Orléans", "Zürich", "Ægir", "", "Orléans"]
KHMER = ["បាទ/ចាស", "ទេ", "បាទ/ចាស", "ទេ", "មិនដឹង", "បាទ/ចាស"]

# Six respondents. trust: 8 and 9 stand in the range of missing values, 99 apart from it. khmer: "no" is
# declared missing as well, as a text of SPSS may be that has up to eight bytes.
SURVEY = pd.DataFrame({
    "id": [1.0, 2, 3, 4, 5, 6],
    "sex": [1.0, 2, 1, 1, 2, 1],
    "trust": [4.0, 3, 8, 99, 1, 2],
    "weight": [1.5, 0.5, 1.0, np.nan, 1.25, 0.75],
    "region": REGIONS,
    "khmer": KHMER,
    "day": pd.to_datetime(DAYS),
})
LABELS = {"sex": "What is your sex?", "trust": "ការយល់ដឹង: trust in services"}
SEX = {1: "Woman", 2: "Man"}
TRUST = {1: "None", 2: "Little", 3: "Some", 4: "Full", 8: "Don't know", 9: "Not asked", 99: "Refused"}


def spss():
    options = {
        "column_labels": LABELS,
        "variable_value_labels": {"sex": SEX, "trust": TRUST},
        "missing_ranges": {"trust": [{"lo": 8, "hi": 9}, 99], "khmer": ["ទេ"]},
        "variable_measure": {"sex": "nominal", "trust": "ordinal", "weight": "scale"},
        "variable_format": {"day": "DATE11"},
    }
    data = SURVEY.copy()
    data["day"] = [(pd.Timestamp(day) - pd.Timestamp("1582-10-14")).total_seconds() for day in DAYS]
    pyreadstat.write_sav(data, HERE / "answers.sav", **options)
    pyreadstat.write_sav(data, HERE / "rows.sav", row_compress=True, **options)
    pyreadstat.write_sav(data, HERE / "answers.zsav", compress=True, **options)
    pyreadstat.write_por(data[["id", "sex", "trust", "weight"]], HERE / "answers.por")
    long = pd.DataFrame({"q": [1.0, 2.0], "text": ["x" * 700 + "1", "y"]})
    pyreadstat.write_sav(long, HERE / "long.sav")
    # Two codes with one label, and a label that is another code.
    odd = pd.DataFrame({"q": [1.0, 2, 3, 1], "y": [1.0, 0, 1, 1]})
    odd_labels = {"q": {1: "Other", 2: "Other", 3: "1"}}
    pyreadstat.write_sav(odd, HERE / "labels.sav", variable_value_labels=odd_labels)


def steps():
    """A scale of which nobody chose the third step."""
    data = pd.DataFrame({"r": [1.0] * 5 + [2.0] * 5, "q": [1.0, 1, 2, 2, 4, 1, 2, 4, 4, 4]})
    labels = {"r": {1: "Low", 2: "High"}, "q": {1: "never", 2: "seldom", 3: "often", 4: "always"}}
    pyreadstat.write_sav(data, HERE / "steps.sav", variable_value_labels=labels)


def stata():
    data = SURVEY[["id", "sex", "trust", "region"]].copy()
    for name in ["id", "sex", "trust"]:
        data[name] = data[name].astype("int32")
    options = {
        "column_labels": {"sex": LABELS["sex"]},
        "variable_value_labels": {"sex": SEX, "trust": TRUST},
    }
    pandas_options = {"value_labels": options["variable_value_labels"], "write_index": False}
    # windows-1252, as Stata of Western Europe wrote before version 14.
    data.to_stata(HERE / "latin-114.dta", version=114, **pandas_options)
    data.to_stata(HERE / "latin-117.dta", version=117, **pandas_options)
    # UTF-8 in a format that doesn't say so.
    pyreadstat.write_dta(data, HERE / "utf8-113.dta", version=8, **options)
    pyreadstat.write_dta(data, HERE / "utf8-117.dta", version=13, **options)
    whole = data.copy()
    whole["khmer"] = KHMER
    whole["day"] = pd.to_datetime(DAYS)
    long = whole.copy()
    long["text"] = ["z" * 3_000] + ["short"] * 5
    # 1582 is a year that pandas doesn't convert.
    long.loc[5, "day"] = pd.Timestamp("1960-01-01")
    whole.loc[5, "day"] = pd.Timestamp("1960-01-01")
    whole.to_stata(
        HERE / "answers-118.dta", version=118, convert_dates={"day": "td"}, **pandas_options)
    for version in [118, 119]:
        long.to_stata(
            HERE / f"long-{version}.dta", version=version, convert_strl=["text"],
            convert_dates={"day": "tc"}, **pandas_options)
    tagged = pd.DataFrame({"q": [1, 0, "a", 1, "b", 0], "y": [1.0, 2, 3, 4, 5, 6]})
    pyreadstat.write_dta(
        tagged, HERE / "tagged.dta", version=15, missing_user_values={"q": ["a", "b"]},
        variable_value_labels={"q": {0: "No", 1: "Yes", "a": "Don't know", "b": "Refused"}})


def sas():
    data = SURVEY[["id", "sex", "trust", "weight", "region"]]
    pyreadstat.write_xport(data, HERE / "answers-5.xpt", file_format_version=5)
    pyreadstat.write_xport(data, HERE / "answers-8.xpt", file_format_version=8)
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder) / "answers.csv"
        SURVEY[["id", "sex", "trust", "weight", "region"]].to_csv(text, index=False)
        script = f"""
          x <- read.csv("{text}", encoding = "UTF-8", na.strings = "")
          x$region[is.na(x$region)] <- ""
          x$day <- as.Date(c({", ".join(f'"{day}"' for day in DAYS)}))
          suppressWarnings(haven::write_sas(x, "{HERE / 'answers.sas7bdat'}"))
        """
        subprocess.run(["Rscript", "-e", script], check=True)


def sheets():
    """Workbooks as programs write them: shared texts, other sheets, Khmer, an index, two rows of names."""
    book = xlsxwriter.Workbook(HERE / "answers.xlsx", {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Answers")
    other = book.add_worksheet("Notes")
    other.write_row(0, 0, ["x", "y"])
    other.write_row(1, 0, [1, 0])
    other.write_row(2, 0, [3, 1])
    sheet.write_row(0, 0, ["id", "sex", "trust", "weight", "region", "day", "khmer"])
    for place in range(6):
        row = SURVEY.iloc[place]
        sheet.write_row(place + 1, 0, [int(row.id), SEX[int(row.sex)], int(row.trust)])
        if not np.isnan(row.weight):
            sheet.write(place + 1, 3, row.weight)
        if row.region:
            sheet.write(place + 1, 4, row.region)
        # Excel has no days before 1900.
        if DAYS[place] > "1900":
            sheet.write_datetime(place + 1, 5, pd.Timestamp(DAYS[place]))
        sheet.write(place + 1, 6, KHMER[place])
    book.close()
    SURVEY[["sex", "trust"]].to_excel(HERE / "index.xlsx")
    book = openpyxl.Workbook()
    book.active.append(["Respondent ID", "Which services did you use?", None, None])
    book.active.append([None, "Counselling", "Legal", "Other"])
    book.active.append([1, "Counselling", None, "A neighbour"])
    book.active.append([2, None, "Legal", None])
    book.save(HERE / "two-headers.xlsx")


WORKBOOK = """<?xml version="1.0"?>
<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <x:workbookPr date1904="{from_1904}"/>
  <x:sheets>
    <x:sheet name="Codes" sheetId="7" state="hidden" r:id="rId9"/>
    <x:sheet name="Answers" sheetId="3" r:id="rId2"/>
  </x:sheets>
</x:workbook>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
CODES = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
STYLES = """<styleSheet><numFmts>
  <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
  <numFmt numFmtId="165" formatCode="[Red]0.0&quot; days&quot;"/>
  <numFmt numFmtId="166" formatCode="[$-409]d/m/yy h:mm AM/PM;@"/>
  </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/>
  </cellXfs></styleSheet>"""
SHARED = """<sst><si><t>name</t><rPh sb="0" eb="1"><t>spoken</t></rPh></si>
  <si><r><t>Mar</t></r><r><t xml:space="preserve">y &amp; </t></r><r><t>Ann</t></r></si></sst>"""
CELLS = """<worksheet><sheetData>
  <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>yes</t></is></c>
    <c r="C1" t="inlineStr"><is><t>score</t></is></c><c r="D1" t="inlineStr"><is><t>day</t></is></c>
    <c r="E1" t="inlineStr"><is><t>moment</t></is></c><c r="F1" t="inlineStr"><is><t>time</t></is></c>
    <c r="G1" t="inlineStr"><is><t>note</t></is></c></row>
  <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><f>1+1</f><v>2</v></c>
    <c r="D2" s="1"><v>46082</v></c><c r="E2" s="3"><v>46082.5</v></c><c r="F2" s="4"><v>0.75</v></c>
    <c r="G2" t="inlineStr"><is><t>a_x000D_&#10;b _x005F_x0041_ _xZZZZ_</t></is></c></row>
  <row r="3"><c r="A3" t="str"><f>"a"</f><v>a</v></c><c r="C3" s="2"><v>2.5</v></c><c r="G3" t="e"><v>#N/A</v></c></row>
  <row r="5"><c r="C5"><v>1E-3</v></c><c r="B5" t="b"><v>0</v></c></row>
  <row r="7"><c r="A7" s="1"/></row>
</sheetData></worksheet>"""


def package(name, cells, from_1904=0, sheet_name="data"):
    """A workbook as no program writes it and the format allows: parts with other names and places."""
    def relation(place, kind, target):
        return f'<Relationship Id="{place}" Type="{OFFICE}/{kind}" Target="{target}"/>'

    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as file:
        def write(part, text):
            file.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)

        write("[Content_Types].xml", "<Types/>")
        write("_rels/.rels", RELATIONS.format(relation("rId1", "officeDocument", "book/main.xml")))
        write("book/main.xml", WORKBOOK.format(from_1904=from_1904))
        write("book/_rels/main.xml.rels", RELATIONS.format(
            relation("rId9", "worksheet", "sheets/sheet1.xml")
            + relation("rId2", "worksheet", f"/book/sheets/{sheet_name}.xml")
            + relation("rId5", "styles", "styles.xml")
            + relation("rId6", "sharedStrings", "./strings.xml")))
        write("book/sheets/sheet1.xml", CODES)
        write("book/sheets/data.xml", cells)
        write("book/styles.xml", STYLES)
        write("book/strings.xml", SHARED)


def packages():
    package("cells.xlsx", CELLS)
    package("from-1904.xlsx", CELLS, from_1904=1)
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    package("bomb.xlsx", f"<worksheet><sheetData>{row}{' ' * (9 << 20)}</sheetData></worksheet>")
    entity = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'
    package("entity.xlsx", f"{entity}<worksheet><sheetData>{row}</sheetData></worksheet>")
    second = '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'
    package("twice.xlsx", f"<worksheet><sheetData>{row}{second}</sheetData></worksheet>")
    second = '<row r="2"><c r="A2" t="s"><v>99</v></c></row>'
    package("lying.xlsx", f"<worksheet><sheetData>{row}{second}</sheetData></worksheet>")
    package("no-part.xlsx", CELLS, sheet_name="elsewhere")
    package("repeated.xlsx", sheet_of([["id", "q", "g"], [1, 2, "a"], [2, 3, "b"], ["id", "q", "g"], [3, 2, "b"]]))
    package("boxes.xlsx", sheet_of([["tv", "web"], ["tv", "web"], ["tv", ""], ["tv", "web"]]))


def sheet_of(rows):
    """The XML of a sheet with these cells, texts in their places."""
    def cell(place, value):
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>' if value else ""
        return f'<c r="{place}"><v>{value}</v></c>'

    lines = "".join(
        f'<row r="{row}">' + "".join(cell(f"{chr(65 + i)}{row}", value) for i, value in enumerate(values)) + "</row>"
        for row, values in enumerate(rows, 1))
    return f"<worksheet><sheetData>{lines}</sheetData></worksheet>"


def plain():
    """The same answers as fields of text."""
    lines = ["id,sex,trust,weight,region,day"]
    for place in range(6):
        row = SURVEY.iloc[place]
        sex = SEX[int(row.sex)]
        weight = "" if np.isnan(row.weight) else f"{row.weight:g}"
        lines.append(f"{int(row.id)},{sex},{int(row.trust)},{weight},{row.region},{DAYS[place]}")
    (HERE / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    spss()
    steps()
    stata()
    sas()
    sheets()
    packages()
    plain()
