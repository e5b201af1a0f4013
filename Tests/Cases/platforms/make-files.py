#!/usr/bin/env python3
"""Writes one made-up survey of eight people as survey platforms export it, into this folder.

The shapes follow what the platforms document of their exports; all words are ours. The files are kept in the project,
as two of them need openpyxl 3.1. What tests expect of them is written in the tests by hand.

usage: make-files.py
"""

import csv
import datetime
import io
import json
import pathlib
import zipfile

import openpyxl

HERE = pathlib.Path(__file__).parent
GENDERS = ["Woman", "Man"]
# The last has the separator of some platforms in it.
SOURCES = ["Radio", "Internet", "Friends, family"]
LEVELS = ["Disagree", "Neutral", "Agree"]
ITEMS = ["Services are near", "Services are free"]
# Gender, sources, the two items, age. Two people chose no source, and one gave no answer to the last item.
PEOPLE = [
    (0, [0, 2], [2, 2], 23), (1, [1], [1, 0], 31), (0, [0, 1], [2, 1], 45), (0, [], [0, 2], 52),
    (1, [1, 2], [2, 2], 38), (0, [0, 1, 2], [1, None], 27), (1, [], [0, 0], 60), (0, [0, 1], [2, 2], 19),
]
GENDER, WHICH, AGREE, AGE = "Your gender?", "Which sources do you use?", "How far do you agree?", "Your age?"
NUMBERED = list(enumerate(PEOPLE, start=1))


def at(number):
    return datetime.datetime(2026, 3, number, 10, 30)


def level(place):
    return "" if place is None else LEVELS[place]


def write(name, rows, encoding="utf-8", **options):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", **options).writerows(rows)
    (HERE / name).write_bytes(text.getvalue().encode(encoding))


def sheet(name, rows):
    """A workbook that is the same whenever it is written."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2026, 3, 1)
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    book.save(HERE / name)
    with zipfile.ZipFile(HERE / name) as archive:
        parts = [(part, archive.read(part)) for part in archive.namelist()]
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts:
            if part == "docProps/core.xml":
                start, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                data = data[:start] + data[end + len(b"</dcterms:modified>"):]
            archive.writestr(zipfile.ZipInfo(part, (2026, 3, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def surveymonkey():
    about = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Custom Data 1"]
    rows = [
        about + [GENDER, WHICH, "", "", "", AGREE, "", AGE, "Anything else?"],
        [""] * len(about)
        + ["Response", *SOURCES, "Other (please specify)", *ITEMS, "Open-Ended Response", "Open-Ended Response"],
    ]
    for number, (gender, sources, items, age) in NUMBERED:
        time = at(number).strftime("%m/%d/%Y %I:%M:%S %p")
        rows.append(
            [11000000000 + number, 400000001, time, time, "192.0.2.1", "", "", "", "", GENDERS[gender]]
            + [text if place in sources else "" for place, text in enumerate(SOURCES)]
            + ["a poster" if number == 2 else "", *map(level, items), age, ""])
    write("surveymonkey.csv", rows)
    sheet("surveymonkey.xlsx", rows)


def qualtrics(name, gender_of, cells_of, level_of, tags, texts, ids, **options):
    about = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
             "RecordedDate", "ResponseId", "DistributionChannel", "UserLanguage"]
    shown = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished",
             "Recorded Date", "Response ID", "Distribution Channel", "User Language"]
    keys = ["startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate",
            "_recordId", "distributionChannel", "userLanguage"]
    rows = [
        about + ["Q1", *tags, "Q3_1", "Q3_2", "Q4"],
        shown + [GENDER, *texts, *[f"{AGREE} - {item}" for item in ITEMS], AGE],
        [json.dumps({"ImportId": key}, separators=(",", ":")) for key in keys + ["QID1", *ids, "QID3_1", "QID3_2",
                                                                             "QID4_TEXT"]],
    ]
    for number, (gender, sources, items, age) in NUMBERED:
        time = at(number).strftime("%Y-%m-%d %H:%M:%S")
        rows.append(
            [time, time, "IP Address", "192.0.2.1", 100, 60 + number, "True", time, f"R_{number:015d}", "anonymous",
             "EN", gender_of(gender), *cells_of(sources), *map(level_of, items), age])
    write(name, rows, **options)


def qualtrics_files():
    qualtrics(
        "qualtrics-text.csv", GENDERS.__getitem__, lambda chosen: [",".join(SOURCES[place] for place in chosen)],
        level, ["Q2"], [f"{WHICH} - Selected Choice"], ["QID2"], encoding="utf-8-sig")
    # Codes, a column an option, -99 for what was seen and not answered; tabs and UTF-16, as its TSV is.
    qualtrics(
        "qualtrics-codes.tsv", lambda place: place + 1,
        lambda chosen: [1 if place in chosen else "" for place in range(3)],
        lambda place: -99 if place is None else place + 1,
        ["Q2_1", "Q2_2", "Q2_3"], [f"{WHICH} - {source}" for source in SOURCES], ["QID2_1", "QID2_2", "QID2_3"],
        encoding="utf-16", delimiter="\t")
    # Choice texts, a column an option.
    qualtrics(
        "qualtrics-split.csv", GENDERS.__getitem__,
        lambda chosen: [text if place in chosen else "" for place, text in enumerate(SOURCES)],
        level, ["Q2_1", "Q2_2", "Q2_3"], [f"{WHICH} - {source}" for source in SOURCES], ["QID2_1", "QID2_2", "QID2_3"])


def kobo():
    names = ["radio", "internet", "friends"]
    rows = [["start", "end", "people/gender", "people/age", "sources", *[f"sources/{name}" for name in names],
             "views/near", "views/free", "_id", "_uuid", "_submission_time", "_validation_status", "_index"]]
    for number, (gender, sources, items, age) in NUMBERED:
        time = at(number).isoformat(timespec="milliseconds") + "+07:00"
        rows.append(
            [time, time, GENDERS[gender].lower(), age, " ".join(names[place] for place in sources)]
            + ["" if not sources else 1 if place in sources else 0 for place in range(3)]
            + [level(place).lower() for place in items]
            + [9000 + number, f"00000000-0000-4000-8000-{number:012d}", time[:19], "", number])
    write("kobo.csv", rows, delimiter=";", quoting=csv.QUOTE_ALL)


def limesurvey():
    about = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    codes = [about + ["gender", "sources[SQ001]", "sources[SQ002]", "sources[SQ003]", "views[near]", "views[free]",
                      "age"]]
    titles = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    labels = [titles + [GENDER, *[f"{WHICH} [{source}]" for source in SOURCES],
                        *[f"{AGREE} [{item}]" for item in ITEMS], AGE]]
    for number, (gender, sources, items, age) in NUMBERED:
        head = [number, at(number).strftime("%Y-%m-%d %H:%M:%S"), 3, "en", 1200000000 + number]
        codes.append(
            head + [f"A{gender + 1}"] + ["Y" if place in sources else "" for place in range(3)]
            + ["" if place is None else f"L{place + 1}" for place in items] + [f"{age}.0000000000"])
        labels.append(
            head + [GENDERS[gender]] + ["Yes" if place in sources else "No" for place in range(3)]
            + [*map(level, items), f"{age}.0000000000"])
    write("limesurvey-codes.csv", codes, quoting=csv.QUOTE_ALL, encoding="utf-8-sig")
    write("limesurvey-labels.csv", labels, quoting=csv.QUOTE_ALL, encoding="utf-8-sig")


def google_forms():
    def rows(separator, time):
        yield ["Timestamp", GENDER, WHICH, *[f"{AGREE} [{item}]" for item in ITEMS], AGE]
        for number, (gender, sources, items, age) in NUMBERED:
            yield [time(number), GENDERS[gender], separator.join(SOURCES[place] for place in sources),
                   *map(level, items), age]

    write("googleforms.csv", rows(";", lambda number: at(number).strftime("%Y/%m/%d %I:%M:%S %p GMT+7")),
          quoting=csv.QUOTE_ALL)
    # The sheet of the answers has commas, and times as a workbook has them.
    sheet("googleforms.xlsx", rows(", ", at))


def alchemer():
    rows = [["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Language", "IP Address", GENDER,
             *[f"{source}:{WHICH}" for source in SOURCES], *[f"{item}:{AGREE}" for item in ITEMS], AGE]]
    for number, (gender, sources, items, age) in NUMBERED:
        time = at(number).strftime("%b %d, %Y %I:%M:%S %p")
        rows.append(
            [number, time, time, "Complete", "", "English", "192.0.2.1", GENDERS[gender]]
            + [text if place in sources else "" for place, text in enumerate(SOURCES)] + [*map(level, items), age])
    write("alchemer.csv", rows, quoting=csv.QUOTE_ALL, encoding="utf-8-sig")


def redcap():
    raw = [["record_id", "redcap_survey_identifier", "survey_timestamp", "gender", "sources___1", "sources___2",
            "sources___3", "near", "free", "age", "survey_complete"]]
    labels = [["Record ID", "Survey Identifier", "Survey Timestamp", GENDER,
               *[f"{WHICH} (choice={source})" for source in SOURCES], *ITEMS, AGE, "Complete?"]]
    for number, (gender, sources, items, age) in NUMBERED:
        head = [number, "", at(number).strftime("%Y-%m-%d %H:%M:%S")]
        raw.append(
            head + [gender + 1] + [1 if place in sources else 0 for place in range(3)]
            + ["" if place is None else place + 1 for place in items] + [age, 2])
        labels.append(
            head + [GENDERS[gender]] + ["Checked" if place in sources else "Unchecked" for place in range(3)]
            + [*map(level, items), age, "Complete"])
    write("redcap-raw.csv", raw)
    write("redcap-labels.csv", labels)


if __name__ == "__main__":
    surveymonkey()
    qualtrics_files()
    kobo()
    limesurvey()
    google_forms()
    alchemer()
    redcap()
