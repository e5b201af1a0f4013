"""Numbers, questions and names of peers, as pages show them."""

import json


def digits(value, figures=9):
    """A number with its leading digits, as pages show it."""
    if isinstance(value, list):
        text = ", ".join(digits(one, figures) for one in value[:8])
        return f"[{text}{', ...' if len(value) > 8 else ''}]"
    if value is None:
        return "undefined"
    if isinstance(value, bool) or isinstance(value, str):
        return {True: "yes", False: "no"}.get(value) or str(value).replace("Infinity", "infinite")
    return f"{value:.{figures}g}"


def shown(values, names, figures=9):
    return ", ".join(f"{name} {digits(values[name], figures)}" for name in names if name in values)


def question(case):
    """The input of a case in a line."""
    parts = []
    for name, value in case["input"].items():
        if name == "command":
            return "`" + " ".join(word if " " not in word else f"'{word}'" for word in value) + "`"
        parts.append(f"{name} {json.dumps(value)}")
    for name in ("side", "alternative"):
        if case.get(name) not in (None, "two"):
            parts.append(f"{name} {case[name]}")
    if case.get("confidence") not in (None, 0.95):
        parts.append(f"confidence {case['confidence']}")
    text = ", ".join(parts).replace('"', "")
    return text if len(text) <= 200 else text[:190] + " ..."


def because(reason):
    return f" ([why](disagreements.md{reason}))" if reason.startswith("#") else f" ({reason})"


def small(worst):
    return "0" if worst == 0 else f"{worst:.0e}".replace("e-0", "e-")


def peer_name(call):
    package = f"R, {call['package']}" if call["language"].startswith("R ") else call["package"]
    return "written out in Python" if package == "formula" else f"{package} {call['version']}"


def code(call):
    """How the call of a peer is written; a bar would end the cell of a table."""
    return "`" + call["call"].replace("|", "\\|") + "`"
