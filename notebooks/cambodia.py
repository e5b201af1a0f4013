"""Tables and charts of the Cambodia survey, made from what `halfwidth report` prints."""

import matplotlib.pyplot as plt
import pandas as pd

from notebook_output import BLUE, DARK, GREY, ORANGE, points

ROWS_IN_A_PANEL = 46


# --- Tables

def printed_forms(report):
    """Counts the results by what the report prints for them: a count, a percentage, a bound."""
    def form(result):
        if result["derived"]:
            return "from the levels"
        kinds = set()
        for printed in result["printed"]:
            kinds |= {"count"} if printed["count"] else set()
            percent = printed["percent"]
            if percent:
                kinds.add("bound" if percent[0] in "<>" else "percentage")
            if "words" in printed:
                kinds.add("words")
        return " and ".join(sorted(kinds, key=["count", "percentage", "bound", "words"].index))
    rows = [(form(result), result) for result in report["results"]]
    frame = pd.DataFrame({
        "printed": [name for name, _ in rows],
        "numbers": 1,
        "one count": ["successes" in result for _, result in rows],
        "several counts": ["counts" in result for _, result in rows],
    })
    return frame.groupby("printed", sort=False).sum().reset_index()


def roles(report):
    """Counts the results by role, with how many have an interval and why the others have none."""
    rows = {}
    for result in report["results"]:
        row = rows.setdefault(result["role"], {"numbers": 0, "with interval": 0, "reason": ""})
        row["numbers"] += 1
        row["with interval"] += result["lower"] is not None
        if result["lower"] is None and result["warnings"]:
            row["reason"] = result["warnings"][0]["message"]
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("role").reset_index()


def candidates(report):
    """Lists the results for which more than one count fits what is printed."""
    return pd.DataFrame([{
        "question": result["question"], "item": result["label"],
        "printed": ", ".join(
            f'"{printed["words"]}"' if "words" in printed else printed["percent"] + "%"
            for printed in result["printed"]),
        "fewest": result["counts"][0], "most": result["counts"][-1],
        "estimate, least": result["estimate_min"], "estimate, most": result["estimate_max"],
        "lower": result["lower"], "upper": result["upper"],
    } for result in report["results"] if "counts" in result])


def estimates(report):
    """Lists the results that are estimates, with their intervals."""
    return pd.DataFrame([{
        "group": _group(result), "row": _row_label(result),
        "question": result["question"], "category": result["category"],
        "successes": result.get("successes"), "n": result["n"],
        "estimate": result["estimate"],
        "least": result.get("estimate_min", result["estimate"]),
        "most": result.get("estimate_max", result["estimate"]),
        "lower": result["lower"], "upper": result["upper"],
    } for result in report["results"] if result["role"] == "estimate"])


def _group(result):
    figure = result["figure"] or "No figure"
    return f"{figure}: {result['question'] if result['item'] else result['label']}"


def _row_label(result):
    if result["item"] is None:
        return result["category"]
    return result["label"] if result["headline"] else f"{result['label']}: {result['category']}"


def audit(report):
    """Lists what the audit found."""
    return pd.DataFrame([{
        "where": finding["where"], "question": finding["question"], "finding": finding["message"],
    } for finding in report["warnings"]])


def categories(report, question):
    """Lists the categories of one question as printed."""
    return pd.DataFrame([{
        "category": result["category"],
        "printed count": next((p["count"] for p in result["printed"] if p["count"]), None),
        "printed percentage": next((p["percent"] for p in result["printed"] if p["percent"]), None),
        "successes": result["successes"], "estimate": result["estimate"],
        "lower": result["lower"], "upper": result["upper"],
    } for result in report["results"] if result["question"] == question])


def general_and_ocsea(report):
    """The comparisons of general factors with OCSEA-specific ones."""
    return [family for family in report["comparisons"]
            if family["id"] in ("child", "society", "reporting", "support")]


def comparisons(report):
    """Lists the items asked twice, in general and about OCSEA, with all that is known of each."""
    labels = {(result["question"], result["item"]): result["label"] for result in report["results"]}
    rows = []
    for family in general_and_ocsea(report):
        for item in family["results"]:
            rows.append({
                "family": family["id"], "item": labels[family["first"], item["item"]],
                "general": item["first_counts"][0], "ocsea": item["second_counts"][0],
                "n": item["first_n"],
                "estimate": item["estimate"], "lower": item["lower"], "upper": item["upper"],
                "inside_lower": item["lower_max"], "inside_upper": item["upper_min"],
                "fewest": item["discordant_min"], "most": item["discordant_max"],
                "critical": item["critical_discordance"],
                "p_min": item["p_value_min"], "p_max": item["p_value_max"],
                "adjusted_min": item["adjusted_p_value_min"],
                "adjusted_max": item["adjusted_p_value_max"],
                "verdict": item["verdict"], "adjusted_verdict": item["adjusted_verdict"],
            })
    return pd.DataFrame(rows)


def disagreements(report):
    """Lists the items where an approximate method rejects and the exact test does not."""
    labels = {(result["question"], result["item"]): result["label"] for result in report["results"]}
    return pd.DataFrame([{
        "family": family["id"], "item": labels[family["first"], item["item"]],
        "what differs": warning["message"],
    } for family in general_and_ocsea(report) for item in family["results"]
        for warning in item["warnings"] if warning["code"] == "methods-disagree"])


def families(report):
    """Lists the four families with the number of hypotheses that the adjustment counts."""
    return pd.DataFrame([{
        "family": family["id"], "compared": len(family["results"]),
        "printed once": len(family["not_compared"]), "hypotheses": family["multiplicity"],
        "lower bound": "yes" if family["adjustment_is_lower_bound"] else "no",
    } for family in general_and_ocsea(report)])


# --- Charts

def panels(frame):
    """Splits the estimates into panels of about the same length, never inside a group."""
    parts, lines = [[]], 0
    for _, group in frame.groupby("group", sort=False):
        if lines and lines + len(group) + 1 > ROWS_IN_A_PANEL:
            parts.append([])
            lines = 0
        parts[-1].append(group)
        lines += len(group) + 1
    return [pd.concat(part) for part in parts]


def forest(frame, audited):
    """Draws estimates and intervals; questions in `audited` are marked."""
    groups = list(frame.groupby("group", sort=False))
    lines = len(frame) + 1.4 * len(groups)
    drawn, axes = plt.subplots(figsize=(8, 0.6 + 0.185 * lines))
    ticks, labels, y = [], [], 0
    for name, group in groups:
        y += 0.4
        axes.text(-0.01, y, name, ha="right", va="center", weight="bold",
                  transform=axes.get_yaxis_transform())
        y += 1
        for _, row in group.iterrows():
            colour = ORANGE if row["question"] in audited else BLUE
            axes.plot([row["lower"], row["upper"]], [y, y], color=colour, lw=1.2)
            if pd.isna(row["estimate"]):
                axes.plot([row["least"], row["most"]], [y, y], color=colour, lw=4, alpha=0.5,
                          solid_capstyle="butt")
            else:
                axes.plot(row["estimate"], y, "o", color=colour, ms=3.5)
            ticks.append(y)
            labels.append(row["row"])
            y += 1
    axes.set_yticks(ticks, labels, fontsize=7.5)
    axes.set_ylim(y - 0.4, -0.6)
    _percent_axis(axes)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#e6e8ea", lw=0.7)
    axes.set_axisbelow(True)
    return drawn


def _percent_axis(axes):
    axes.set_xlim(-0.01, 1.01)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])


def joint_tables(frame, level, independent):
    """Draws one item over its joint tables: the exact p, and the interval of the difference."""
    drawn, (left, right) = plt.subplots(1, 2, figsize=(8, 2.7), sharey=True)
    y = range(len(frame))
    left.plot(frame["p, exact"], y, "o", color=BLUE, ms=5)
    left.axvline(level, color=GREY, lw=1, ls="--")
    left.set_xscale("log")
    left.set_xticks([0.01, 0.02, 0.05, 0.1, 0.2], ["0.01", "0.02", "0.05", "0.1", "0.2"])
    left.minorticks_off()
    left.set_title("Exact McNemar p")
    left.set_yticks(list(y), [str(count) for count in frame["yes to both"]])
    left.set_ylabel("Yes to both")
    right.hlines(y, frame["lower"], frame["upper"], color=BLUE, lw=1.5)
    right.plot(frame["estimate"], y, "o", color=BLUE, ms=4)
    below = len(frame)
    right.hlines(below, independent["lower"], independent["upper"], color=ORANGE, lw=1.5)
    right.plot(independent["estimate"], below, "s", color=ORANGE, ms=4)
    right.text(independent["upper"], below, "  as if independent (not valid)", color=ORANGE,
               va="center", fontsize=7.5)
    right.axvline(0, color=GREY, lw=1)
    right.set_title("Difference and 95% interval (Tango), points")
    _points_axis(right)
    right.tick_params(axis="y", length=0)
    left.set_ylim(below + 0.6, -0.6)
    drawn.tight_layout()
    return drawn


def _points_axis(axes):
    axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}".replace("-", "\u2212"))


def differences(frame):
    """Draws both shares of each item, without intervals, and the difference with its union."""
    drawn, (left, right) = plt.subplots(
        1, 2, figsize=(9, 0.7 + 0.27 * (len(frame) + frame["family"].nunique())), sharey=True,
        width_ratios=[1, 1.1])
    ticks, labels = _family_lines(frame, left)
    general, ocsea = frame["general"] / frame["n"], frame["ocsea"] / frame["n"]
    left.hlines(ticks, general, ocsea, color="#c9ced3", lw=1.5, zorder=1)
    left.plot(general, ticks, "o", color=BLUE, ms=5, label="general")
    left.plot(ocsea, ticks, "D", color=ORANGE, ms=4.5, mfc="white", label="OCSEA")
    left.set_yticks(ticks, labels)
    left.tick_params(axis="y", length=0)
    left.set_title("Yes, or agreed")
    _legend_below(left)
    left.set_xlim(0.5, 1.01)
    left.set_xticks([0.5, 0.75, 1], ["50%", "75%", "100%"])
    right.hlines(ticks, frame["lower"], frame["upper"], color=DARK, lw=1.2)
    right.plot(frame["estimate"], ticks, "o", color=DARK, ms=4)
    right.axvline(0, color=GREY, lw=1)
    right.tick_params(axis="y", length=0)
    right.set_title("General minus OCSEA (union), points")
    _points_axis(right)
    drawn.tight_layout()
    return drawn


def _family_lines(frame, axes):
    ticks, labels, y = [], [], 0
    for family, group in frame.groupby("family", sort=False):
        axes.text(-0.01, y, family, ha="right", va="center", weight="bold",
                  transform=axes.get_yaxis_transform())
        for item in group["item"]:
            y += 1
            ticks.append(y)
            labels.append(item)
        y += 1
    axes.set_ylim(y - 0.4, -0.7)
    return ticks, labels


def _legend_below(axes):
    axes.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.05), ncols=2)


def p_ranges(frame, level):
    """Draws the range of the exact p of each item, and of the p adjusted in its family."""
    drawn, both = plt.subplots(
        1, 2, figsize=(9, 0.7 + 0.27 * (len(frame) + frame["family"].nunique())), sharey=True)
    ticks, labels = _family_lines(frame, both[0])
    kinds = [("p_min", "p_max", "Exact p over the joint tables"),
             ("adjusted_min", "adjusted_max", "After Holm in the family")]
    for axes, (least, most, title) in zip(both, kinds):
        axes.hlines(ticks, frame[least], frame[most], color=GREY, lw=1.2)
        axes.plot(frame[most], ticks, "o", color=DARK, ms=4.5, label="worst table")
        axes.plot(frame[least], ticks, "o", color=DARK, mfc="white", ms=4.5, label="best table")
        axes.axvline(level, color=ORANGE, lw=1, ls="--")
        axes.set_xscale("log")
        axes.set_xlim(0.005, 1.3)
        axes.set_xticks([0.01, level, 0.1, 1], ["0.01", f"{level:g}", "0.1", "1"])
        axes.minorticks_off()
        axes.set_title(title)
        axes.tick_params(axis="y", length=0)
    both[0].set_yticks(ticks, labels)
    _legend_below(both[0])
    drawn.tight_layout()
    return drawn


# --- Sentences

def conclusions(frame, report, level):
    """Says in Markdown what the comparisons can and can't show."""
    supported = frame[frame["p_max"] <= level]
    possible = frame[(frame["p_min"] <= level) & (frame["p_max"] > level)]
    adjusted = frame[frame["adjusted_min"] <= level]
    widest = frame.loc[(frame["upper"] - frame["lower"]).idxmax()]
    narrow = frame.loc[(frame["upper"] - frame["lower"]).idxmin()]
    unequal = (frame["general"] != frame["ocsea"]).sum()
    settle = "; ".join(
        f"{row['item']}, when at most {row['critical']:.0f} of the {row['fewest']} to "
        f"{row['most']} that are possible" for _, row in possible.iterrows())
    def named(rows):
        return ", ".join(f"{row['item']} ({row['family']})" for _, row in rows.iterrows()) or "none"
    above = int((frame["estimate"] > 0).sum())
    return "\n".join([
        f"- **Of these people.** {unequal} of the {len(frame)} items got different totals; "
        f"{above} were named more often in general than about OCSEA. This needs no inference.",
        f"- **Shown whatever the joint table was,** at {level:g} without adjustment: "
        f"{len(supported)} of {len(frame)} ({named(supported)}).",
        f"- **Shown for some joint tables and not for others,** without adjustment: "
        f"{len(possible)} ({named(possible)}).",
        f"- **The smallest adjusted p that any compatible data could give is at most {level:g}** "
        f"for {len(adjusted)} ({named(adjusted)}).",
        f"- **Not shown is not equal.** Every union interval holds 0, and the widest "
        f"({widest['item']}, {widest['family']}) goes from {points(widest['lower'])} to "
        f"{points(widest['upper'])} points. Even the narrowest ({narrow['item']}, "
        f"{narrow['family']}) leaves {points(narrow['lower'])} to {points(narrow['upper'])}."
        if ((frame["lower"] <= 0) & (frame["upper"] >= 0)).all() else
        "- **Not shown is not equal.** Some union intervals leave 0 out; see the table.",
        f"- **What would settle it.** The number of people who answered an item's two questions "
        f"differently. The exact test reaches {level:g} for {settle}.",
    ])
