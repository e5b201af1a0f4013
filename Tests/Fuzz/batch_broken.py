"""Lines that are broken in some way, and slips of the keyboard that must not pass in silence."""

import json

from batch_requests import request

WRONG = [
    -1, 2**53 + 1, 2**62, 2**63 - 1, 2**63, 2**64, -(2**63), 10**30, 1.5, 0.1, 1e300, -0.5, None,
    True, False, "3", "", [], {}, [1], {"a": 1},
]
FRAGMENTS = [
    "", " ", "\t", "[]", "{}", "null", "1", '"x"', "true", "[" * 2000, '{"a":' * 2000,
    "[" * 600 + "]" * 600, '{"id":1}', '{"id":1,}', '{"id":01}', "{'id':1}", '{"id":NaN}',
    '{"id":Infinity}', '{"id":1}{"id":2}', '{"id":1} x', '{"id":"\\ud800"}',
    '{"id":"\\uD83D\\uDE00","analysis":"proportion"}', '{"id":"\\x"}', '{"id":"a\tb"}',
    '{"id":1e}', '{"id":-}', '{"id":+1}', '{"id":.5}', '{"id":1.}', '{"id":0x10}', '{"id":1_0}',
    '{"id":tru}',
]
# Names that other tools have for what we call otherwise, and names that are near to ours: an answer
# that passes over them would be an answer to another question.
SLIPS = {
    "conf.level": 0.9, "conf_level": 0.9, "confidence_level": 0.9, "level": 0.9, "alpha": 0.1,
    "alternativ": "greater", "confidance": 0.9, "Confidence": 0.9, "metod": "wald",
    "methods": ["wald"], "sides": "lower", "tail": "lower", "null": 0.5, "x": 3, "n": 9,
    "weights": [1], "inputs": {}, "analyses": "proportion", "resample": 99, "seeds": 1,
}


def slip(source, number):
    """A request with one member too many that no analysis takes there, and its name."""
    drawn = request(source, number)
    name = source.choice([name for name in SLIPS if name not in drawn])
    drawn[name] = SLIPS[name]
    return drawn, name


def broken(source, number):
    """A line, as bytes, that may be wrong in any way."""
    drawn = request(source, number)
    change = source.choice(CHANGES)
    line = change(source, drawn).replace(b"\n", b" ").replace(b"\r", b" ")
    # A blank line is passed over, and has no answer.
    return line if line.strip(b" \t\xef\xbb\xbf") else b"{}"


def _text(source, drawn):
    return json.dumps(drawn, ensure_ascii=source.chance(0.5)).encode("utf-8", "surrogatepass")


def _analysis(source, drawn):
    drawn["analysis"] = source.choice(
        ["", "Proportion", "nope", 5, None, [], {}, "proportion\u0000", "\U0001f600"]
    )
    return _text(source, drawn)


def _member_left_out(source, drawn):
    drawn.pop(source.choice(list(drawn)))
    return _text(source, drawn)


def _input_left_out(source, drawn):
    drawn["input"].pop(source.choice(list(drawn["input"])))
    return _text(source, drawn)


def _value(source, drawn):
    place = drawn["input"]
    key = source.choice(list(place))
    while isinstance(place[key], list) and place[key] and source.chance(0.8):
        place = place[key]
        key = source.randrange(len(place))
    if isinstance(place, list) and source.chance(0.3):
        place.append(source.choice(WRONG))
    elif isinstance(place, list) and source.chance(0.2):
        place.pop()
    else:
        place[key] = source.choice(WRONG)
    return _text(source, drawn)


def _stray(source, drawn):
    name = source.choice(["X", "nn", "y", "", "n ", "count", "é", "__proto__"])
    drawn["input"][name] = source.choice(WRONG)
    return _text(source, drawn)


def _method(source, drawn):
    drawn["method"] = source.choice(
        ["", "WILSON", 7, None, [], ["wilson"], "wilson ", "wil\u200bson", "x" * 5000]
    )
    return _text(source, drawn)


def _level(source, drawn):
    drawn["confidence"] = source.choice(
        [0, 1, -1, 2, 95, "0.95", "95%", True, [], 1e-400, 1 - 1e-17, 1e308]
    )
    return _text(source, drawn)


def _side(source, drawn):
    drawn["side"] = source.choice(["both", "", "LOWER", 1, [], "lower", "upper"])
    return _text(source, drawn)


def _simulation(source, drawn):
    drawn["resamples"] = source.choice([0, -1, 2**41, 2**63, 1.5, "9", []])
    drawn["seed"] = source.choice([-1, 2**53, 1.5, "1", None])
    return _text(source, drawn)


def _id(source, drawn):
    drawn["id"] = source.choice(
        [None, True, 1.5, -0.0, "\u0000", "\u2028", "\U0001f600", "x" * 3000, [1, [2]],
         {"a": {"b": None}}, 12345678901234567890, "NaN"]
    )
    line = _text(source, drawn)
    return line.replace(b'"id"', b'"i\\u0064"', 1) if source.chance(0.2) else line


def _fragment(source, drawn):
    return source.choice(FRAGMENTS).encode("utf-8", "surrogatepass")


def _bytes(source, drawn):
    line = bytearray(_text(source, drawn))
    for _ in range(source.randint(1, 4)):
        place, kind = source.randrange(len(line)), source.random()
        if kind < 0.5:
            line[place] = source.randrange(256)
        elif kind < 0.75 and len(line) > 1:
            del line[place]
        else:
            line.insert(place, source.randrange(256))
    return bytes(line)


def _cut_or_doubled(source, drawn):
    line, kind = _text(source, drawn), source.random()
    if kind < 0.4:
        return line[: source.randrange(len(line) + 1)]
    if kind < 0.7:
        return line.replace(b'"id"', b'"id":0,"id"', 1)
    return line.replace(b'"input": {', b'"input": {"x":1,"n":2,', 1)


CHANGES = [
    _analysis, _member_left_out, _input_left_out, _value, _value, _stray, _method, _level, _side,
    _simulation, _id, _fragment, _bytes, _cut_or_doubled,
]
