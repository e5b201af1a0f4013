"""Where peers disagree: the page of the examples, and of what is undefined in one program alone."""

import json

import disputes_python
import disputes_r
import record
import wording

ENTRIES = [
    ("score-limits", "statsmodels: score limits and tests of a difference", disputes_python.score_limits),
    ("koopman", "statsmodels: score limits of a ratio at the edges", disputes_python.koopman),
    ("odds-ratio-limits", "R's fisher.test: limits of large odds ratios", disputes_r.odds_ratio_limits),
    ("fisher-sparse", "R's fisher.test: large sparse tables", disputes_r.fisher_sparse),
    ("barnard", "scipy: ties of Barnard's test", disputes_python.barnard),
    ("blaker", "contingencytables: ties of Blaker's test", disputes_r.blaker),
    ("trend", "contingencytables: the Mantel-Haenszel test of trend", disputes_r.trend),
    ("common-odds-ratio", "contingencytables: limits of the common odds ratio", disputes_r.common_odds_ratio),
    ("tau-b", "DescTools: limits of Kendall's tau-b", disputes_r.tau_b),
    ("somers-d", "DescTools: limits of Somers' D", disputes_r.somers_d),
    ("alpha", "irr: Krippendorff's alpha of three raters and more", disputes_r.alpha),
    ("mcnemar-cc", "statsmodels and pingouin: McNemar's corrected test of equal counts", disputes_python.mcnemar_cc),
    ("sison-glaz", "statsmodels: Sison and Glaz's limits next to n of n", disputes_python.sison_glaz),
    ("rate-mid-p", "statsmodels: mid-p limits of no events", disputes_python.rate_mid_p),
    ("rate-ratio", "statsmodels: p-values of two rates", disputes_python.rate_ratio),
    ("saddlepoint", "R's survey: the saddlepoint test", disputes_r.saddlepoint),
    ("jeffreys", "Definitions: Jeffreys' limits at the edges", disputes_python.jeffreys),
    ("bca", "Definitions: ties in BCa's correction", disputes_python.bca),
]


def undefined(data):
    """A case of each call that gives a number where there is none here, or the other way round."""
    rows = []
    for call in data.calls:
        found = data.compared[id(call)]
        if not found["otherwise"]:
            continue
        case = data.by_id[found["otherwise"][0]]
        reference, theirs = data.reference(case), call["values"][case["id"]]
        names = [name for name in theirs if name in reference
                 and record.distance(case, name, theirs[name], reference[name]) is None]
        rows.append(
            f"| `{call['method']}` | {wording.question(case)} | {wording.shown(reference, names)} | "
            f"{wording.peer_name(call)}: "
            f"{wording.shown(theirs, names)} | {len(found['otherwise'])} |")
    return "| method | example | here | there | cases |\n| --- | --- | --- | --- | --- |\n" + "\n".join(rows)


# Why sources differed when the reference values were made: of packages that are not run here, or only in part.
RECORDED = {
    ("agresti-coull", "contingencytables"): "adds 2 and 4 in place of z^2 / 2 and z^2",
    ("katz-log", "contingencytables"): "0 and infinity with a zero cell, where the formula divides by 0",
    ("woolf", "contingencytables"): "0 and infinity with a zero cell, where the formula divides by 0",
    ("mee", "contingencytables"): "gives -1 and 1 where counts are 0 or all",
    ("miettinen-nurminen", "contingencytables"): "gives -1 and 1 where counts are 0 or all",
    ("mcnemar-mid-p", "contingencytables"): "one minus half of a probability where both counts are equal; twice the one-sided "
    "mid-p-value is 1",
    ("koopman", "PropCIs"): "the same limit as [statsmodels](#koopman)",
    ("ratio-wald-log", "contingencytables"): "0 and infinity without a yes",
    ("ratio-bonett-price", "contingencytables"): "0 and infinity without a yes",
}


def recorded(data):
    """What the golden files keep of sources that differed, where no entry above speaks of it."""
    found = {}
    for case in data.cases:
        for source in case.get("differing_sources", []):
            for (method, package), reason in RECORDED.items():
                if case["method"] == method and source["source"].startswith(package):
                    found.setdefault((method, package, reason), []).append((case, source))
    rows = []
    for (method, package, reason), ones in found.items():
        case, source = min(ones, key=lambda one: (len(json.dumps(one[0]["input"])), one[0]["id"]))
        name = " ".join(source["source"].split(" ")[:2])
        theirs = {"p_value" if one == "p" else one: value for one, value in source["value"].items()}
        rows.append(
            f"| `{method}` | {name} | {len(ones)} | {wording.question(case)} | "
            f"{wording.shown(case['expected'], theirs)} | "
            f"{wording.shown(theirs, theirs)} | {reason} |")
    return ("| method | package | cases | example | here | there | why |\n| --- | --- | --- | --- | --- | --- | --- |\n"
            + "\n".join(rows))


def page(data):
    text = [
        "# Where programs disagree\n",
        "Every call of a peer that lies more than a millionth from the reference values is explained here or in its "
        "table; the pages "
        "are not made while one is not. Examples are the shortest inputs at which it was seen, where the cases hold "
        "several. Each argument is "
        "worked out again "
        "when the page is made (`Tests/Validation/arguments.py`, which uses Python's standard library alone), and "
        "the page is not made when one fails. Of irr, DescTools, contingencytables and PropCIs, which are on CRAN alone, single "
        "functions were run, copied from public repositories of their sources without their checks of arguments; the "
        "commit stands beside the name.\n"]
    for anchor, title, entry in ENTRIES:
        text.append(f'\n<a id="{anchor}"></a>\n\n## {title}\n')
        text.append(entry(data))
    text.append("\n## Seen when the reference values were made\n")
    text.append(
        "Packages that were run then, from the golden files (`differing_sources`); what was undefined in one alone "
        "is among it.\n")
    text.append(recorded(data))
    text.append('\n<a id="undefined"></a>\n\n## Numbers where there are none\n')
    text.append(
        "One program gives a number where another gives none. Here a ratio of 0 to 0, a share of a spread that is 0, "
        "or a test of answers "
        "that do not vary has no number, and a warning says why; a limit that is known to be infinite is infinite. "
        "One example of each call:\n")
    text.append(undefined(data))
    return "\n".join(text) + "\n"
