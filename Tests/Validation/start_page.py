"""The first page: why to believe the numbers, how to read a table, definitions, how to cite."""

import disagreements
import methods

ABOUT = """# Validation

Why to believe the numbers of Halfwidth {version}, in ten lines:

1. **{golden} reference values** that Halfwidth did not make: exact fractions, 30 to 60 digits of mpmath, R's survey
   and boot. Each names its source, and {second} a second source that agrees
   ([Tests/Golden](../../Tests/Golden/README.md)). {published} are examples printed in articles.
2. **Every method of every analysis** ({methods} in all) stands on a page here with its largest difference from the
   references; the pages are not made while one has neither a reference nor a peer.
3. **{calls} calls** of {packages} packages of R and Python ({formulas} of them formulas, written out
   a second time) were run over the same cases: {values} answers, kept with version and date.
4. **{agree} of the {calls} calls agree** with the references to a millionth at every case that both answer, most to
   the last digits.
5. **Where they don't, [who is right is argued](disagreements.md)** by a sum or a definition that a reader can
   check: {entries} topics.
6. **[Coverage](coverage.md)** of each printed interval of shares, differences, ratios, pairs and rates at n = 20,
   50 and 100, from all samples that can be; of systems on the same items by simulation.
7. **Random comparisons**: CI holds some ten thousand random requests against formulas in exact arithmetic and
   relations that must hold ([Tests/Fuzz](../../Tests/Fuzz/README.md)), and by night for ten minutes with fresh
   seeds.
8. **Simultaneous intervals** are studied by [simulation](../simultaneous-coverage.md), the audit by a million
   tables that are right (`make audit-study`).
9. **Thousands of recorded answers** are compared after every change ([Tests/Corpus](../../Tests/Corpus/README.md)).
10. **You can repeat it**: `make validation-check` (seconds), `make validation-peers` (runs R and Python again).

## Pages

| page | holds | methods | reference values | calls of peers |
| --- | --- | --- | --- | --- |
{pages}
| [Where programs disagree](disagreements.md) | examples and arguments | | | |
| [Coverage](coverage.md) | how often intervals hold the true value | | | |

## Reference values by file

{files}

## How to read a table

Each method has a table with a line for Halfwidth, one for the reference and one for each call of a peer.

- **cases**: how many were compared. What a call does not take (a side, a stated value) is not asked.
- **largest difference**: relative to the reference value, over all values of all cases; absolute where the
  reference is below 1e-14 in size. Limits are compared before or after they are cut to their range. Examples from
  articles have few digits and don't count here. Where a method has no reference values, peers are held against
  Halfwidth.
- **refused**: the peer stops with an error. **undefined otherwise**: one gives a number where the other has none
  ([examples](disagreements.md#undefined)).
- **Agreed when the reference values were made**: second sources that were run then, with the number of values;
  several of these packages are on CRAN alone, and `make validation-peers` runs them where they are installed.

## Definitions on which programs differ

{definitions}

## How to cite

Cite the program by [CITATION.cff](../../CITATION.cff), which forges and reference managers read:

> Halfwidth contributors. *Halfwidth: an honest interval on every number of a small survey*, version {version}.
> Apache-2.0.

Cite the method as well: `--format sentence` and the page's methods chapter name it, and the doc comments in
`Sources/` have the source with its DOI. For a number that has to be defended, name the method, the level and the
version: "Wilson's interval at 95%, Halfwidth {version}".
"""

DEFINITIONS = [
    ("normal quantile", "exact, never 1.96"),
    ("Jeffreys", "Beta(x + 1/2, n - x + 1/2); lower limit 0 at 0 of n, upper limit 1 at n of n; no change at 1 and n - 1"),
    ("Wilson with continuity correction", "1 / (2n) for every x; limits 0 and 1 at the ends. R's `prop.test` takes less near x = n p"),
    ("Agresti-Coull, Agresti-Caffo", "z^2 pseudo-answers for the former, four for the latter; the estimate stays x / n"),
    ("Blaker", "the hull of all shares that are not rejected: its p-value jumps"),
    ("logit, Katz, Woolf with a zero cell", "undefined; others add 1/2, or give 0 and infinity"),
    ("Mee and Miettinen-Nurminen", "without and with N / (N - 1)"),
    ("conditional odds ratio", "central limits, estimate of greatest conditional likelihood"),
    ("Newcombe's paired interval", "method 10: the numerator of phi is reduced by n / 2 down to 0"),
    ("McNemar corrected", "max(abs(b - c) - 1, 0)^2 / (b + c); without discordant pairs the statistic is undefined and the exact p-value 1"),
    ("mid-p, two-sided", "twice the one-sided, at most 1; McNemar's by Fagerland at b = c is `p_value_fagerland`"),
    ("Fisher r x c", "the sum of all probabilities that are at most the observed one, ties exact"),
    ("Barnard and Boschloo", "rows are the samples; ties exact"),
    ("Bowker", "k (k - 1) / 2 degrees of freedom; with non-empty pairs alone: `df_nonzero_pairs`"),
    ("Stuart-Maxwell", "k - 1 degrees of freedom; undefined where the covariance is singular, and the categories at fault are named"),
    ("Cochran-Mantel-Haenszel corrected", "1/2 only where the distance is at least 1/2, as R"),
    ("Cochran-Armitage, linear by linear", "N r^2, and (N - 1) r^2"),
    ("Goodman, Quesenberry-Hurst", "chi-squared(1 - alpha / k, 1), and chi-squared(1 - alpha, k - 1)"),
    ("Sison-Glaz", "May and Johnson's algorithm; Poisson counts are not cut off at n"),
    ("ordinal association", "limits by the error under the data (ASE1), tests by the error under no association (ASE0), as SAS"),
    ("Kruskal-Wallis, Stuart's tau-c", "empty rows and columns are left out"),
    ("signed ranks", "zeros dropped before ranking (Wilcoxon) or after (Pratt); two-sided exact: twice the smaller tail"),
    ("Mann-Whitney, exact", "two-sided by the distance from the mean"),
    ("Krippendorff", "units with one rating left out; without any variation undefined"),
    ("Gwet's AC1", "t with n - 1; categories are those that were seen"),
    ("Woolf's homogeneity", "undefined with a zero cell; vcd adds 1/2"),
    ("differences of categories", "Goodman's at alpha over all pairs"),
    ("ideal bootstrap", "standard errors divide by n; quantiles are the smallest value with F >= alpha; z0 counts half of the ties"),
    ("two rates", "central p-values, dual to the limits; the other kind is `conditional-minlike`"),
    ("systems on the same items", "an item's runs are averaged; sign flips turn items' differences, or their sums in clusters, and "
     "take as many first runs of both; the design effect is against a simple random sample with replacement, and counts as 1 at "
     "least in an interval"),
    ("samples with a design", "t quantiles with clusters minus strata degrees of freedom; `svyciprop-beta` is Korn and Graubard's"),
]


def page(data, places):
    agree = sum(data.agrees(call) for call in data.calls)
    with_reference = [case for case in data.cases if "expected" in case]
    rows = []

    for name, title, about, _ in methods.PAGES:
        keys = [key for key, place in places.items() if place == name]
        rows.append(
            f"| [{title}]({name}.md) | {about.split('. ')[0].rstrip('.')} | {len(keys)} | "
            f"{sum('expected' in case for key in keys for case in data.by_method.get(key, []))} | "
            f"{sum(len(data.calls_of.get(key, [])) for key in keys)} |")
    files = {}
    for case in with_reference:
        files[case["file"]] = files.get(case["file"], 0) + 1

    return ABOUT.format(
        version=data.version, golden=len(with_reference),
        second=sum(bool(case.get("checked_against")) for case in with_reference),
        published=sum(case["file"] == "published.jsonl" for case in with_reference),
        methods=sum(len(names) for names in data.catalogue.values()), calls=len(data.calls),
        agree=agree,
        packages=len({call["package"] for call in data.calls} - {"formula"}),
        formulas=sum(call["package"] == "formula" for call in data.calls),
        values=sum(len(call["values"]) for call in data.calls), entries=len(disagreements.ENTRIES),
        pages="\n".join(rows),
        files=", ".join(f"{name.removesuffix('.jsonl')} {count}" for name, count in files.items()) + ".",
        definitions="| topic | here |\n| --- | --- |\n" + "\n".join(f"| {a} | {b} |" for a, b in DEFINITIONS))
