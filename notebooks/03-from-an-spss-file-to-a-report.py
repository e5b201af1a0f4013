# %% [markdown]
# # From an SPSS file to a report
#
# An afternoon with a file of answers: what is in it, a survey folder that the program proposes, a
# few edits, the report, one comparison of two answers of the same people, and one of two groups.
#
# The file is the **synthetic** one of `datasets/disrupting-harm-cambodia-synthetic`: fifty made-up
# respondents whose answers agree with every printed total of a published survey. How the answers of
# one respondent go together is made up, so nothing below says anything about real people.

# %% setup
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, "../notebooks")

import pandas as pd

import halfwidth_cli as halfwidth
from notebook_output import decimals, points, sentences, table

FILE = "../datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.sav"
work = Path(tempfile.mkdtemp())
survey = work / "survey"

# %% [markdown]
# ## 1. A survey folder is proposed
#
# ```
# halfwidth init synthetic-responses.sav --output survey
# ```
#
# writes `survey.yaml` and a copy of the file. It takes the question texts, value labels and missing
# values that SPSS keeps, finds lists of items and scales, and says of each part why it thinks so.
# What it can't tell is left out and said.

# %% init
said = halfwidth.text("init", FILE, "--output", survey).replace(f"{work}/", "")
sentences("```\n" + said.split("\n\n")[0] + "\n```\n\nand of each question, such as\n\n```\n"
          + "\n".join(said.split("\n\n")[1].splitlines()[:6]) + "\n```")

# %% [markdown]
# A scale in the proposed codebook, with its reasons as comments:

# %% scale
codebook = (survey / "survey.yaml").read_text()
start = codebook.index("  # The answers are those of a usual scale (agreement)")
sentences("```yaml\n" + codebook[start:codebook.index("  # The answers", start + 1)] + "```")

# %% [markdown]
# ## 2. Edits
#
# The proposal is one for a person to read. Here: a title and a source, a question that says who
# was recruited and not what anybody thinks, and a short name for the upper half of a scale.

# %% edit
edits = [
    ("title: synthetic-responses.sav", "title: A synthetic survey of frontline workers"),
    ("citation: synthetic-responses.sav", "citation: Made up for this project"),
    ("    text: Gender of the respondent\n", "    text: Gender of the respondent\n    role: composition\n"),
    ("      slightly agree or strongly agree: [", "      agree: ["),
    ("headline: slightly agree or strongly agree", "headline: agree"),
]
for old, new in edits:
    assert old in codebook, old
    codebook = codebook.replace(old, new)
(survey / "survey.yaml").write_text(codebook)
sentences("```\n" + halfwidth.text("validate", survey).replace(f"{work}/", "") + "```")

# %% [markdown]
# `validate` lists everything at once where something does not fit, each with its place. Two slips, to
# see it: a column's name, and a code that was left out of a scale.

# %% slip
slip = work / "slip"
shutil.copytree(survey, slip)
(slip / "survey.yaml").write_text(codebook.replace("      4: excellent\n", "").replace(
    "column: gender", "column: gendr", 1))
faults = halfwidth.refusal("validate", slip).replace(f"{work}/", "").splitlines()
sentences("```\n" + "\n".join(faults[:3]) + f"\n```\n\nand {len(faults) - 3} more of the kind.")

# %% [markdown]
# ## 3. The report
#
# ```
# halfwidth report survey --by gender --output report.html
# ```
#
# is one page that loads nothing. The same as JSON is what the rest of this notebook reads. Shares of
# those who agree, of one list of items:

# %% report tags=["stable"]
report = halfwidth.run("report", survey, "--by", "gender")
def headlines(question):
    return [result for result in report["results"]
            if result["question"] == question and result["headline"]]
shares = pd.DataFrame([{
    "item": result["label"].split(" ... ")[-1], "agree": result["successes"], "of": result["n"],
    "share": result["estimate"], "lower": result["lower"], "upper": result["upper"],
} for result in headlines("society_ocs")])
table(shares, formats=dict.fromkeys(["share", "lower", "upper"], points))

# %% [markdown]
# ## 4. Two answers of the same people
#
# The items about society were asked in general and about OCSEA. The file knows who gave both
# answers, so that a difference has one joint table, the exact McNemar test one p, and Tango's
# interval one pair of limits. The published report has only the totals: there the same items leave a
# range. Both are below, the second made from the totals alone by `halfwidth margins`.

# %% paired tags=["stable"]
comparison = next(c for c in report["comparisons"] if c["first"] == "society_gen")
labels = {result["item"]: result["label"].split(" ... ")[-1] for result in headlines("society_gen")}
rows = []
for item in comparison["results"]:
    first, second, n = item["first_counts"][0], item["second_counts"][0], item["first_n"]
    totals = halfwidth.run("margins", f"{first}/{n}", f"{second}/{n}")["results"][0]["mcnemar_exact"]
    rows.append({
        "item": labels[item["item"]], "general": first, "OCSEA": second,
        "both": item["n11"], "general only": item["n10"], "OCSEA only": item["n01"],
        "difference": item["estimate"], "lower": item["lower"], "upper": item["upper"],
        "p": item["p_value_max"], "adjusted p": item["adjusted_p_value_max"],
        "p by totals, least": totals["p_value_min"], "most": totals["p_value_max"],
    })
paired = pd.DataFrame(rows)
assert all(row["p by totals, least"] <= row["p"] * (1 + 1e-12)
           and row["p"] <= row["most"] * (1 + 1e-12) for row in rows)
table(paired, formats=dict.fromkeys(["difference", "lower", "upper"], points)
      | dict.fromkeys(["p", "adjusted p", "p by totals, least", "most"], decimals))

# %% [markdown]
# The real p lies in the range of the totals, as it must. Adjusted p is Holm's, over the items of the
# comparison. On the scale itself more can be said: how many moved, and by how many steps on average.

# %% change tags=["stable"]
table(pd.DataFrame([{
    "item": labels[item["item"]], "higher in general": item["change"]["first_higher"],
    "same": item["change"]["same"], "higher for OCSEA": item["change"]["second_higher"],
    "mean difference": item["change"]["estimate"], "lower": item["change"]["lower"],
    "upper": item["change"]["upper"], "p": item["change"]["p_value"],
} for item in comparison["results"]]),
    formats=dict.fromkeys(["mean difference", "lower", "upper", "p"], decimals))

# %% [markdown]
# ## 5. Two groups
#
# Women and men are different people: the difference has Newcombe's interval and the central Fisher
# test. With thirty and twenty respondents only large differences can be shown.

# %% groups tags=["stable"]
groups = report["groups"][0]
names = [group["label"] for group in groups["groups"]]
question = next(q for q in groups["questions"] if q["question"] == "society_ocs")
labels = {result["item"]: result["label"].split(" ... ")[-1] for result in headlines("society_ocs")}
table(pd.DataFrame([{
    "item": labels[item["item"]],
    **{name: f"{cell['successes']} of {cell['n']}" for name, cell in zip(names, item["cells"])},
    "difference": item["estimate"], "lower": item["lower"], "upper": item["upper"],
    "p": item["p_value"], "adjusted p": item["adjusted_p_value"],
} for item in question["results"]]),
    formats=dict.fromkeys(["difference", "lower", "upper"], points)
    | dict.fromkeys(["p", "adjusted p"], decimals))

# %% [markdown]
# ## 6. A table on the way
#
# For one question of one's own there is no need of a folder:
#
# ```
# halfwidth table synthetic-responses.sav --rows gender --columns cases_worked
# ```

# %% table
sentences("```\n" + halfwidth.text(
    "table", FILE, "--rows", "gender", "--columns", "cases_worked",
    "--method", "fisher,pearson").replace(f"{FILE}", Path(FILE).name) + "```")
shutil.rmtree(work)
