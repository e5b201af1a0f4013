#!/usr/bin/env python3
"""Writes the files of other programs that tests read, into this folder.

The files are kept in the project: this needs packages that the tests don't. What a test expects of them is
written in the test by hand, and not by this.

usage: make-files.py, with pyreadstat 1.3, pandas 3.1 and, for answers.sas7bdat, R with haven 2.5
"""

import pathlib
import struct
import subprocess
import tempfile

import numpy as np
import pandas as pd
import pyreadstat

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
    stata()
    sas()
    plain()
