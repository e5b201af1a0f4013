# %% [markdown]
# # The Cambodia survey, from printed counts to conclusions
#
# Fifty frontline workers in Cambodia were asked about child sexual exploitation in general and
# about online child sexual exploitation and abuse (OCSEA). Their report prints counts and
# percentages, and no interval. This notebook goes from those numbers to what they can and can't
# show, above all where the same people answered one question twice: in general, and about OCSEA.
#
# Each number below is printed by `halfwidth` or counted from what it prints. The data are in
# `datasets/disrupting-harm-cambodia`, with their source and how they were transcribed.

# %% setup
import sys

sys.path.insert(0, "../notebooks")

import pandas as pd

import cambodia
import halfwidth_cli as halfwidth
from notebook_output import decimals, figure, points, sentences, table

SURVEY = "../datasets/disrupting-harm-cambodia"
report = halfwidth.run("report", SURVEY)
level = 0.05

# %% [markdown]
# ## 1. What is printed
#
# A number about the respondents is printed as a count, as a percentage, as both, or as a bound such
# as "over 90%". With fifty respondents one person is two points, so that a percentage printed
# without decimals comes from one count at most. A bound leaves a set of counts, and so do words that
# the codebook reads as a range.

# %% printed tags=["stable"]
table(cambodia.printed_forms(report))

# %% [markdown]
# Some of the numbers are repeated elsewhere in the report; then all mentions have to fit. An item
# that is "over 90%" in one paragraph and 92% in the next has one count. These have several:

# %% candidates tags=["stable"]
table(cambodia.candidates(report), formats={
    "estimate, least": points, "estimate, most": points, "lower": points, "upper": points})

# %% [markdown]
# `lower` and `upper`, in points, hold the interval of each count that fits. That widening comes
# from the printing, not from chance.
#
# Not every number is an estimate of something beyond these fifty people:

# %% roles tags=["stable"]
table(cambodia.roles(report))

# %% [markdown]
# ## 2. What an interval means here
#
# > The percentages describe these fifty people exactly. An interval shows what chance alone would
# > do if they were a simple random sample of a larger group. They were not: selection, shared
# > employers and wording are not in it.
#
# The sample is a convenience sample: all respondents work for non-governmental organisations, and
# some may share one. People who share an employer tend to answer alike, which works as though there
# were fewer of them. A design effect divides their number. How large it was can't be learned from
# totals, so the table shows what two guesses would do to the half-widths, in points.

# %% sensitivity tags=["stable"]
table(
    pd.DataFrame(report["sensitivity"]).rename(columns={
        "design_effect": "design effect", "median_half_width": "median half-width",
        "largest_half_width": "largest half-width"}),
    formats={"median half-width": points, "largest half-width": points})

# %% [markdown]
# A design effect leaves out what matters most: whether those who were asked differ from those who
# were not. No interval holds that.
#
# ## 3. Every estimate with its interval
#
# The intervals are Wilson's, at 95%. Many of these numbers lie near 100%, where the textbook
# interval (estimate plus or minus 1.96 standard errors) is shorter than it should be or has no
# width at all. Exact enumeration of all outcomes at n = 50 is in the second notebook.
#
# A dot is an estimate, a line its interval. A thick bar stands for the estimates of all counts that
# fit a bound. Orange numbers are printed in a question with which the audit disagrees (section 4).

# %% forest tags=["stable"]
estimates = cambodia.estimates(report)
audited = {finding["question"] for finding in report["warnings"]}
for number, panel in enumerate(cambodia.panels(estimates), start=1):
    figure(
        cambodia.forest(panel, audited),
        alt=f"Estimates with 95% Wilson intervals, part {number}: from {panel['group'].iloc[0]} "
            f"to {panel['group'].iloc[-1]}",
        numbers=panel.drop(columns=["group", "row"]))

# %% [markdown]
# ## 4. The audit
#
# Before a number is used it is compared with the others of its question: do the categories add up,
# does a total of two categories equal their sum, does a percentage come from a count?
# And what the report says in words is held against its numbers, and its references against its figures.

# %% audit tags=["stable"]
table(cambodia.audit(report))

# %% [markdown]
# Three of the findings come from one figure. Its categories as printed, with intervals in points:

# %% figure-26 tags=["stable"]
table(cambodia.categories(report, "collaboration"),
      formats={"estimate": points, "lower": points, "upper": points})

# %% [markdown]
# One of the categories is one too high, or one person was counted twice, or the base is not fifty;
# the text doesn't say which. The numbers stay as printed, each with an interval of its own. There
# are no simultaneous intervals over the four categories, as these would need counts that add up to
# the fifty.
#
# ## 5. General against OCSEA: one item
#
# The same people were asked twice whether a factor matters: for sexual exploitation in general, and
# for OCSEA. The report prints both totals. It does not print how many people answered both
# questions with yes, and the answer to "did opinions differ" depends on it.
#
# One of the items, cultural practices as a factor of children's vulnerability:

# %% one-item
family = next(family for family in report["comparisons"] if family["id"] == "child")
item = next(item for item in family["results"] if item["item"] == "cultural-practices")
n = item["first_n"]
general, ocsea = item["first_counts"][0], item["second_counts"][0]
margins, as_difference, as_test = halfwidth.run(
    "margins", f"{general}/{n}", f"{ocsea}/{n}")["results"]

# %% one-item-net tags=["stable"]
sentences(
    f"{general} of {n} said yes in general and {ocsea} of {n} about OCSEA. "
    f"The net change is {margins['net']} people, and between {margins['discordant_min']} and "
    f"{margins['discordant_max']} people answered the two questions differently. "
    "That much needs no inference.",
    numbers=margins)

# %% [markdown]
# ### Why the test for two independent samples is not valid
#
# A test for independent samples takes the two totals for those of different people. Its standard
# error adds two variances. For the same people the variance of the difference also holds their
# covariance: it is smaller when answers agree (most do, when one person answers two like
# questions), and larger when they oppose. With the totals alone the correlation phi of the two
# answers lies anywhere in a range. The independent test takes it to be 0, which nothing supports.

# %% independent tags=["stable"]
sentences(
    f"phi lies between {decimals(margins['phi_min'])} and {decimals(margins['phi_max'])}. "
    f"As if independent: difference {points(as_difference['estimate'])} points, 95% interval "
    f"{points(as_difference['lower'])} to {points(as_difference['upper'])} "
    f"({as_difference['method']}), p\u00a0=\u00a0{as_test['p_value']:.3f} ({as_test['method']}). "
    f"`halfwidth` marks both: *{as_test['warnings'][0]['message']}*.",
    numbers=[as_difference, as_test])

# %% [markdown]
# ### Every joint table that the totals allow
#
# The number who said yes to both fixes the whole table, and it can take only a few values. For each
# of them the paired analysis can be done: McNemar's exact test, and Tango's interval for the
# difference.

# %% joint-tables tags=["stable"]
def joint_table(both):
    return {"n11": both, "n10": general - both, "n01": ocsea - both,
            "n00": n - general - ocsea + both}

first, last = margins["n11_range"]
tables = [joint_table(both) for both in range(first, last + 1)]
tests = halfwidth.batch([
    {"analysis": "paired", "input": cells, "method": "mcnemar-exact"} for cells in tables])
intervals = halfwidth.batch([
    {"analysis": "paired", "input": cells, "method": "tango"} for cells in tables])
joint = pd.DataFrame([{
    "yes to both": cells["n11"], "only general": cells["n10"], "only OCSEA": cells["n01"],
    "no to both": cells["n00"], "p, exact": test["p_value"], "estimate": interval["estimate"],
    "lower": interval["lower"], "upper": interval["upper"],
} for cells, test, interval in zip(tables, tests, intervals)])
table(joint, formats={
    "p, exact": decimals, "estimate": points, "lower": points, "upper": points})

# %% joint-tables-chart
figure(cambodia.joint_tables(joint, level, as_difference),
       alt="Exact McNemar p and Tango interval for each joint table of one item")

# %% [markdown]
# The same totals, and the test rejects for some of the tables and not for others. Two summaries are
# honest: the **range of p**, and the **union of the intervals**, which keeps the coverage of the
# method whatever the table was. (Those values that all intervals share are no confidence interval:
# they miss the truth too often.) The walk over the tables gives what `halfwidth margins` prints:

# %% one-item-check tags=["stable"]
exact, tango = margins["mcnemar_exact"], margins["tango"]
assert 0 < exact["rejections"] < exact["tables"]
assert exact["p_value_min"] == min(joint["p, exact"])
assert exact["p_value_max"] == max(joint["p, exact"])
assert (tango["lower"], tango["upper"]) == (min(joint["lower"]), max(joint["upper"]))
sentences(
    f"p from {exact['p_value_min']:.3f} to {exact['p_value_max']:.3f}; it is at most {level:g} in "
    f"{exact['rejections']} of {exact['tables']} tables. Union of the intervals: "
    f"{points(tango['lower'])} to {points(tango['upper'])} points.",
    numbers=[exact, tango])

# %% [markdown]
# ## 6. All items that were asked twice
#
# In the table, `changed` is the fewest and the most people who can have answered differently, and
# `settled at` the largest number of them with which the exact p is at most 0.05 (empty where there
# is none). The difference is general minus OCSEA, in points.

# %% items tags=["stable"]
items = cambodia.comparisons(report)
table(
    pd.DataFrame({
        "family": items["family"], "item": items["item"],
        "general": items["general"], "OCSEA": items["ocsea"],
        "changed": [f"{low}\u2013{high}" for low, high in zip(items["fewest"], items["most"])],
        "settled at": [None if pd.isna(c) else f"{c:.0f}" for c in items["critical"]],
        "p, best": items["p_min"], "p, worst": items["p_max"],
        "difference": items["estimate"], "lower": items["lower"], "upper": items["upper"],
    }),
    formats={"p, best": decimals, "p, worst": decimals, "difference": points,
             "lower": points, "upper": points},
    numbers=items)

# %% [markdown]
# The verdicts go by the exact test. Its mid-p variant and Tango's interval are approximate; where
# one of them says otherwise:

# %% disagreements tags=["stable"]
table(cambodia.disagreements(report))

# %% items-chart
figure(cambodia.differences(items),
       alt="Both shares of each item, and the difference with the union of its intervals")

# %% [markdown]
# The dots on the left have no intervals on purpose: whether two separate intervals overlap is no
# test of a difference between the same people's answers. The comparison is on the right.
#
# ## 7. Twenty questions at once
#
# With many tests some come out small by chance. Holm's adjustment controls the probability of one
# or more false findings in a family; a family is the list of items in one pair of figures. Items
# that were asked and are printed for one of the figures only still count, with p = 1. The report
# does not say how many items were asked, so the adjustment is a lower bound.

# %% families tags=["stable"]
table(cambodia.families(report))

# %% [markdown]
# Holm of the worst p-values is valid whatever the joint tables were. Holm of the best ones is not a
# p-value: it is the smallest adjusted p that any data with these totals could give.

# %% holm tags=["stable"]
table(
    items[["family", "item", "p_min", "p_max", "adjusted_min", "adjusted_max",
           "verdict", "adjusted_verdict"]].rename(columns={
        "p_min": "p, best", "p_max": "p, worst", "adjusted_min": "smallest adjusted",
        "adjusted_max": "adjusted, worst", "verdict": "for which tables",
        "adjusted_verdict": "after adjustment"}),
    formats=dict.fromkeys(
        ["p, best", "p, worst", "smallest adjusted", "adjusted, worst"], decimals))

# %% holm-chart
figure(cambodia.p_ranges(items, level),
       alt="Range of the exact p of each item over its joint tables, before and after Holm")

# %% [markdown]
# `halfwidth adjust` gives the same from the p-values alone, with the number of hypotheses as
# `--total`. The largest difference over the families:

# %% holm-check tags=["stable"]
def largest_difference(end):
    gaps = []
    for family in cambodia.general_and_ocsea(report):
        p_values = [item[f"p_value_{end}"] for item in family["results"]]
        adjusted = halfwidth.run(
            "adjust", ",".join(map(repr, p_values)), "--method", "holm",
            "--total", family["multiplicity"])["results"][0]["adjusted"]
        gaps += [abs(item[f"adjusted_p_value_{end}"] - value)
                 for item, value in zip(family["results"], adjusted)]
    return max(gaps)

table(pd.DataFrame({"case": ["worst", "best"],
                    "largest difference": [largest_difference("max"), largest_difference("min")]}))

# %% [markdown]
# ## 8. What can be said, and what can't

# %% conclusions tags=["stable"]
sentences(cambodia.conclusions(items, report, level))

# %% [markdown]
# One more number an item would replace every range by a single value: how many people answered its
# two questions differently. A report that asks the same people twice can print it beside the two
# totals.
