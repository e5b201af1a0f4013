"""The pages that the tests open, each made by the program."""

import csv
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMBODIA = ROOT / "datasets/disrupting-harm-cambodia"
GROUPS = ROOT / "Tests/Cases/surveys/groups"
MISSING = ROOT / "Tests/Cases/surveys/responses"
PLANNED = ROOT / "Tests/Cases/surveys/planned"
FRENCH = ROOT / "Tests/Cases/surveys/french"


class Pages:
    """Makes pages with one program, into one directory."""

    def __init__(self, program, directory):
        self.program = program
        self.directory = pathlib.Path(directory)

    def run(self, *arguments):
        """What the program answers."""
        environment = dict(os.environ, SOURCE_DATE_EPOCH="0")
        return subprocess.run(
            [self.program, *map(str, arguments)], check=True, capture_output=True, text=True, env=environment
        ).stdout

    def page(self, name, survey, *options):
        """The address of a survey's page."""
        path = self.directory / f"{name}.html"
        self.run("report", survey, *options, "--output", path)
        return path

    def survey(self, name, codebook, rows):
        """A survey folder of printed counts."""
        folder = self.directory / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "survey.yaml").write_text(codebook, encoding="utf-8")
        with open(folder / "counts.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow("question item category count percent n figure where".split())
            writer.writerows(rows)
        return folder

    def large(self, questions, items):
        """Many questions with as many items each, in sections of 25."""
        codebook = ["schema: halfwidth-survey/1", "title: Many questions", "source: {citation: Made for a test}",
                    "sample: {size: 50, design: convenience}", "data: {counts: counts.csv}", "questions:"]
        rows = []
        for question in range(questions):
            listed = ", ".join(f"i{item}: Item {item} of {question}" for item in range(items))
            codebook.append(
                f"  - {{id: q{question}, section: Part {question // 25}, text: Question {question}, type: multiple, "
                f"items: {{{listed}}}}}")
            rows += [(f"q{question}", f"i{item}", "", (question * 7 + item * 3) % 51, "", 50, "", "p. 1")
                     for item in range(items)]
        return self.survey(f"large-{questions}-{items}", "\n".join(codebook) + "\n", rows)

    def odd(self):
        """Markup, names without spaces, text from right to left, a question that nobody answered."""
        long = "Verylongnamewithoutspaces" * 12
        codebook = f"""
schema: halfwidth-survey/1
title: "<b>Odd</b> & \\"titles\\""
source: {{citation: "A <i>source</i>"}}
sample: {{size: 50, design: convenience}}
data: {{counts: counts.csv}}
questions:
  - {{id: markup, section: "<script>alert(1)</script>", text: "<img src=x onerror=alert(1)>", type: multiple, items: {{a: "<b>bold</b>", b: "a & b"}}}}
  - {{id: long, section: Long, text: {long}, type: multiple, items: {{a: {long}, b: Short}}}}
  - {{id: arabic, section: "\u0627\u0644\u0642\u0633\u0645", text: "\u0645\u0627 \u0647\u064a \u0627\u0644\u062e\u062f\u0645\u0627\u062a\u061f", type: multiple, items: {{a: "\u0627\u0644\u062f\u0639\u0645 \u0627\u0644\u0646\u0641\u0633\u064a", b: "\u0627\u0644\u062a\u0639\u0644\u064a\u0645"}}}}
  - {{id: khmer, section: "\u1795\u17d2\u1793\u17c2\u1780", text: "\u178f\u17be\u1782\u17b6\u178f\u17cb\u178a\u17b9\u1784\u1791\u17c1?", type: multiple, items: {{a: "\u1780\u17b6\u179a\u1782\u17b6\u17c6\u1791\u17d2\u179a", b: "\u1780\u17b6\u179a\u17a2\u1794\u17cb\u179a\u17c6"}}}}
  - {{id: silent, section: Silent, text: A question without numbers, type: multiple, items: {{a: One}}}}
"""
        rows = [(q, i, "", n, "", 50, "", "p. 1") for q in ("markup", "long", "arabic", "khmer") for i, n in (("a", 37), ("b", 0))]
        return self.survey("odd", codebook.lstrip(), rows)

    def one(self):
        """One question with one number."""
        codebook = """
schema: halfwidth-survey/1
title: One number
source: {citation: Made for a test}
sample: {size: 50, design: convenience}
data: {counts: counts.csv}
questions:
  - {id: q, text: One question, type: single, items: {a: One answer}}
"""
        return self.survey("one", codebook.lstrip(), [("q", "a", "", 37, "", 50, "", "p. 1")])

    def silent(self):
        """One question with a number that has no base, and one without any."""
        codebook = """
schema: halfwidth-survey/1
title: Hardly a number
source: {citation: Made for a test}
sample: {size: 50, design: convenience}
data: {counts: counts.csv}
questions:
  - {id: q, text: One question, type: single, role: unstated-base, items: {a: One answer}}
  - {id: r, text: Another question, type: single, items: {a: One answer}}
"""
        return self.survey("silent", codebook.lstrip(), [("q", "a", "", 37, "", "", "", "p. 1")])
