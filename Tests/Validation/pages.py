"""The pages of docs/validation, from the golden files and the data beside this file."""

import json
import re

import coverage_pages
import disagreements
import golden
import methods
import record
import start_page
import wording

LARGE = 1e-6
REPRODUCE = (
    "\nMade by `make validation` from `Tests/Golden` and `Tests/Validation/data`; don't edit it. `make validation-check` "
    "compares it with its data and with the program; `make validation-peers` runs the peers again.\n")


def examples():
    """The cases that pages show."""
    data = Data()
    return {example(data, key)["id"] for key in data.by_method}


class Data:
    """Everything that the pages say, by method."""

    def __init__(self):
        self.cases = golden.cases()
        self.by_id = {case["id"]: case for case in self.cases}
        self.by_method = {}
        for case in self.cases:
            self.by_method.setdefault((case["analysis"], case["method"]), []).append(case)
        recorded = golden.lines(golden.DATA / "program.jsonl")
        self.version, self.catalogue = recorded[0]["version"], recorded[0]["catalogue"]
        self.worst = {
            (line["analysis"], line["method"], line["kind"]): line for line in recorded if "kind" in line}
        self.ours = {line["id"]: line["values"] for line in recorded if "values" in line}
        self.ours_p = {line["id"]: line["p_value"] for line in recorded if "p_value" in line}
        self.calls = golden.lines(golden.DATA / "peers-r.jsonl") + golden.lines(golden.DATA / "peers-python.jsonl")
        self.calls_of = {}
        for call in self.calls:
            self.calls_of.setdefault((call["analysis"], call["method"]), []).append(call)
        self.compared = {id(call): self._compared(call) for call in self.calls}

    def agrees(self, call):
        """Whether a call is within a millionth of the references, of simulated ones within their tolerance."""
        found = self.compared[id(call)]
        return found["worst"] <= (1 if found["simulated"] else LARGE)

    def reference(self, case):
        """What a peer is held against: the reference values, or of a case without them the program's."""
        return case.get("expected") or self.ours[case["id"]]

    def _compared(self, call):
        """How many values of a call were compared, the largest difference and where, and what could not be compared."""
        count, worst, place, refused, otherwise = 0, 0.0, None, 0, []
        simulated = any(record.kind(self.by_id[identifier]) == "simulated" for identifier in call["values"])
        for identifier, values in call["values"].items():
            case = self.by_id[identifier]
            if case["file"] == "published.jsonl":
                continue
            if "error" in values:
                refused += 1
                continue
            reference = self.reference(case)
            count += 1
            for name, value in values.items():
                if name not in reference:
                    continue
                near = [record.distance(case, name, value, reference[other])
                        for other in (name, name + "_raw") if other in reference]
                near = [one for one in near if one is not None]
                if not near:
                    otherwise.append(identifier)
                elif min(near) > worst:
                    worst, place = min(near), identifier
        return {"count": count, "worst": worst, "place": place, "refused": refused, "simulated": simulated,
                "otherwise": sorted(set(otherwise), key=lambda one: (len(json.dumps(self.by_id[one]["input"])), one))}


def example(data, key):
    """The case that a page shows: one that many peers answer, without undefined numbers, and short."""
    def rank(case):
        values = data.reference(case)
        answered = sum(
            case["id"] in call["values"] and "error" not in call["values"][case["id"]]
            for call in data.calls_of.get(key, []))
        flat = json.dumps(values)
        edge = sum(flat.count(one) for one in (": null", "[null", ", null", "Infinity", '"error"', "[]")) + sum(
            value in (0, 0.5, 1) and not isinstance(value, bool) for name, value in values.items()
            if isinstance(value, (int, float)) and name != "df")
        odd = case.get("confidence") not in (None, 0.95) or case["file"] == "published.jsonl"
        text = json.dumps(case["input"])
        large = any(float(one) > 100 for one in re.findall(r"(?<![\w.])\d+", text))
        zero = re.search(r"(?<![\d.])0(?![\d.])", text) is not None
        return (edge > 0, odd, zero, -answered, len(text) > 120, large, len(text) < 18, len(text), text)
    return min(data.by_method[key], key=rank)


def also(cases):
    """Which second sources agreed when the reference values were made, and over how many of them."""
    counts = {}
    for case in cases:
        for part in (case.get("checked_against") or "").split(";"):
            name = re.sub(r"\(.*", "", part).strip(" :")
            if name and not name.startswith(("own high", "|diff")) and len(name) < 70 and "diff" not in name:
                counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "; ".join(f"{name} ({count})" for name, count in ranked[:6])


def section(data, key):
    """What a page says of a method."""
    cases, calls = data.by_method.get(key, []), data.calls_of.get(key, [])
    text = [f"\n### `{key[1]}`\n"]
    if key in methods.NO_REFERENCE:
        return text + [methods.NO_REFERENCE[key]]
    if not any("expected" in case for case in cases) and not calls:
        raise SystemExit(f"{' '.join(key)}: neither a reference value nor a peer, and no reason in methods.py")
    case = example(data, key)
    names = names_shown(data, case, calls)
    text.append(f"{counted(data, key)}. Example: {wording.question(case)}.\n")
    text.append("| | how | cases | largest difference | example |\n| --- | --- | --- | --- | --- |")
    text.append(our_row(data, key, case, names))
    if "expected" in case:
        source = case["source"] if record.kind(case) == "published" else usual_source(cases)
        text.append(f"| reference | {source} | | | "
                    f"{wording.shown(case['expected'], names, 7)} |")
    text += [call_row(data, call, case, names) for call in calls]
    others = also(cases)
    if others:
        text.append(f"\nAgreed when the reference values were made: {others}.")
    return text


def names_shown(data, case, calls):
    """The members of an answer that a page shows: those of the reference, or those that peers give."""
    names = [name for name in data.reference(case) if not name.endswith("_raw") and name not in ("n", "confidence")]
    if "expected" in case:
        return names
    answered = {name for call in calls for name in call["values"].get(case["id"], {})}
    return [name for name in names if name in answered] or names[:4]


def usual_source(cases):
    """Where most reference values of a method come from, but for those that are printed in articles."""
    sources = {}
    for case in cases:
        if "expected" in case and record.kind(case) != "published":
            sources[case["source"]] = sources.get(case["source"], 0) + 1
    return max(sources, key=sources.get)


def counted(data, key):
    """How many references a method has, by their kind."""
    words = {"exact": "reference values", "simulated": "simulated references",
             "published": "printed in the literature, all of whose digits agree"}
    parts = [f"{data.worst[(*key, kind)]['cases']} {text}" for kind, text in words.items()
             if data.worst.get((*key, kind), {"cases": 0})["cases"]]
    return " and ".join(parts) or "No reference value of its own: held against the peers that follow"


def our_row(data, key, case, names):
    lines = [data.worst[(*key, kind)] for kind in ("exact", "simulated") if (*key, kind) in data.worst]
    worst = "; ".join(within(line["worst"], line["kind"] == "simulated") for line in lines if line["cases"])
    exact = data.worst.get((*key, "exact"), {"worst": 0})
    if exact["worst"] > LARGE:
        if key not in methods.OURS_EXPLAINED:
            raise SystemExit(f"{' '.join(key)}: the program is {exact['worst']:.1e} from {exact['worst_id']}")
        worst += wording.because(methods.OURS_EXPLAINED[key])
    count = sum(line["cases"] for line in lines)
    return f"| Halfwidth | `{key[1]}` | {count or ''} | {worst} | {wording.shown(data.ours.get(case['id'], {}), names, 7)} |"


def within(worst, simulated):
    return f"{worst:.1f} of the tolerance" if simulated else wording.small(worst)


def call_row(data, call, case, names):
    found = data.compared[id(call)]
    apart = within(found["worst"], found["simulated"])
    if not data.agrees(call):
        key = (call["package"], call["analysis"], call["method"])
        if key not in methods.EXPLAINED:
            raise SystemExit(
                f"{' '.join(key)}: {found['worst']:.1e} from the reference at {found['place']}, and methods.py does not "
                "explain it")
        apart += wording.because(methods.EXPLAINED[key])
    if found["otherwise"]:
        apart += f"; {len(found['otherwise'])} [undefined otherwise](disagreements.md#undefined)"
    if found["refused"]:
        apart += f"; {found['refused']} refused"
    values = call["values"].get(case["id"], {})
    shown = [*names, *(name for name in values if name not in names)]
    value = "refused" if "error" in values else wording.shown(values, shown, 7)
    return f"| {wording.peer_name(call)} | {wording.code(call)} | {found['count']} | {apart} | {value} |"


def overview(data, keys, seen):
    """A line for each method of an analysis; `seen` counts headings, whose anchors forges number when they come again."""
    rows = ["\n| method | reference values | Halfwidth within | calls of peers | of these within a millionth |",
            "| --- | --- | --- | --- | --- |"]
    for key in keys:
        kinds = [data.worst[(*key, kind)] for kind in ("exact", "simulated") if (*key, kind) in data.worst]
        count = sum(line["cases"] for line in kinds)
        worst = "; ".join(within(line["worst"], line["kind"] == "simulated") for line in kinds if line["cases"])
        calls = data.calls_of.get(key, [])
        near = sum(data.agrees(call) for call in calls)
        again = seen.get(key[1], 0)
        seen[key[1]] = again + 1
        anchor = key[1].lower() + (f"-{again}" if again else "")
        rows.append(f"| [`{key[1]}`](#{anchor}) | {count or ''} | {worst} | {len(calls) or ''} | "
                    f"{near if calls else ''} |")
    return rows


def page(data, name, title, about, parts, places):
    text = [f"# {title}\n", about + " How to read the tables: [the index](README.md#how-to-read-a-table).\n"]
    seen = {}
    for analysis, chosen in parts:
        if len(parts) > 1:
            text.append(f"\n## `{analysis}`")
        keys = [(analysis, method) for method in data.catalogue[analysis] if places[analysis, method] == name
                and (chosen is None or method in chosen)]
        text += overview(data, keys, seen)
        text += [line for key in keys for line in section(data, key)]
    return "\n".join(text) + "\n" + REPRODUCE


def placed(data):
    """The page of each method; fails where one has none."""
    places = {}
    for name, _, _, parts in methods.PAGES:
        for analysis, chosen in parts:
            for method in chosen or []:
                places[analysis, method] = name
    for name, _, _, parts in methods.PAGES:
        for analysis, chosen in parts:
            if chosen is None:
                for method in data.catalogue[analysis]:
                    places.setdefault((analysis, method), name)
    for analysis, names in data.catalogue.items():
        for method in names:
            if (analysis, method) not in places:
                raise SystemExit(f"{analysis} {method} stands on no page: methods.py")
    return places


def all_pages():
    """The text of each page by its name."""
    data = Data()
    places = placed(data)
    made = {f"{name}.md": page(data, name, title, about, parts, places)
            for name, title, about, parts in methods.PAGES}
    made["disagreements.md"] = disagreements.page(data) + REPRODUCE
    made["coverage.md"] = coverage_pages.page() + REPRODUCE
    made["README.md"] = start_page.page(data, places) + REPRODUCE
    return made
