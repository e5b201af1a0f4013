"""Changes of files: bytes, tokens that mean something in the format, lines, members of JSON."""

import json

TOKENS = {
    "yaml": [
        b"&a ", b"*a", b"<<: *a", b"!!int ", b"!!python/object ", b"!!binary ", b"? ", b"- ",
        b": ", b"{", b"}", b"[", b"]", b"|", b">", b"---\n", b"...\n", b"%YAML 1.2\n", b'"',
        b"'", b"#", b" # ", b"~", b"null", b"true", b"no", b".inf", b".nan", b"1e999", b"-1",
        b"0", b"010", b"9007199254740993", b"99999999999999999999", b"\t", b"\r",
        b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\x00", b"question", b"items", b"paired",
        b"independent", b"items_asked: 0", b"items_asked: -1", b"srs", b"population: 0",
        b"population: 60", b"bounds: inclusive", b"bounds_reason: x", b"half-even", b"truncate",
        b"rank", b"highest", b"similar", b"margin: 5", b"event-total", b"composition",
        b"unmatched: [a]", b"size: 9007199254740992", b"size: 1", b"single", b"multiple",
        b"scale", b"apart: [a]", b"weighted: true", b"language: km",
    ],
    "csv": [
        b",", b'"', b'""', b"\n", b"\r", b"\r\n", b";", b"\t", b"|", b">", b"<", b">=", b"<=",
        b"0", b"100", b"1e5", b"-1", b"99", b"99999999999999999999", b"9007199254740992", b".",
        b"50.0000000000000000", b"NaN", b"inf", b"1e308", b"-1e308", b"1e-320", b"\x00",
        b"\xef\xbb\xbf", b"\xff", b"\x1b[31m", b"%", b'"\n', b"NA", b"Total", b"agree", b"q1",
        b"0x10", b"1,2", b"+5", b" 5 ", b"5.", b".5", b"1_0", b"\xc2\xa0", b"TRUE", b"Yes",
    ],
    "json": [
        b"0", b"-1", b"1", b"9007199254740992", b"-9007199254740992", b"4503599627370496",
        b"1099511627776", b"1e308", b"-1e308", b"1e-320", b"null", b"true", b"[]", b"{}",
        b'"x"', b"[null,null]", b"[0,0]", b"[0,400]", b"0.5", b"0.999999999999", b"5e-324",
        b",", b":", b'"', b'"two"', b'"lower"', b'"variance"', b'"mean"', b'"ordinary"',
    ],
}
VALUES = [
    0, 1, -1, 2, 7, 50, 400, 2**31, 2**40, 2**40 + 1, 2**52, -(2**52), 2**53, 0.5, 1e308, -1e308,
    5e-324, None, True, [], {}, "x", "", [0], [0, 0], [None, None], [1e308, None], [0, 400],
]


def mutate(source, content, family):
    """The bytes of a file after one change or a few."""
    if family == "json" and source.random() < 0.7:
        return _mutate_members(source, content)
    content = bytearray(content)
    for _ in range(source.choice([1, 1, 1, 2, 3, 8])):
        content = source.choice(CHANGES)(source, content, TOKENS[family])
    return bytes(content)


def _byte(source, content, tokens):
    if content:
        content[source.randrange(len(content))] = source.randrange(256)
    return content


def _bit(source, content, tokens):
    if content:
        content[source.randrange(len(content))] ^= 1 << source.randrange(8)
    return content


def _cut(source, content, tokens):
    place = source.randrange(len(content) + 1)
    del content[place : place + source.randint(1, 12)]
    return content


def _insert(source, content, tokens):
    place = source.randrange(len(content) + 1)
    content[place:place] = source.choice(tokens)
    return content


def _repeat(source, content, tokens):
    place, begin = source.randrange(len(content) + 1), source.randrange(len(content) + 1)
    content[place:place] = content[begin : begin + source.randint(1, 60)]
    return content


def _replace(source, content, tokens):
    place = end = source.randrange(len(content) + 1)
    while end < len(content) and content[end] not in b",\n:;}] ":
        end += 1
    content[place:end] = source.choice(tokens)
    return content


def _lines(source, content, tokens):
    lines = bytes(content).split(b"\n")
    one, other, kind = source.randrange(len(lines)), source.randrange(len(lines)), source.random()
    if kind < 0.3:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind < 0.6:
        lines.insert(one, lines[other])
    elif kind < 0.8:
        lines.pop(one)
    else:
        lines[one] = b"  " + lines[one]
    return bytearray(b"\n".join(lines))


CHANGES = [_byte, _bit, _cut, _insert, _insert, _insert, _repeat, _replace, _lines]


def _mutate_members(source, content):
    """Changes a member anywhere in the tree, as somebody who knows the format would."""
    value = json.loads(content)
    places = []

    def gather(node):
        items = list(node.items() if isinstance(node, dict) else enumerate(node[:40]))
        for key, inner in items:
            places.append((node, key))
            if isinstance(inner, (dict, list)):
                gather(inner)

    gather(value)
    for _ in range(source.randint(1, 3)):
        node, key = source.choice(places)
        try:
            old = node[key]
        except (KeyError, IndexError):
            continue
        kind = source.random()
        if kind < 0.65:
            node[key] = source.choice(VALUES)
        elif kind < 0.75 and isinstance(node, dict):
            node.pop(key)
        elif kind < 0.85 and isinstance(old, list):
            node[key] = old[: source.randint(0, len(old))]
        elif kind < 0.95 and isinstance(old, list):
            node[key] = old + old[: source.randint(0, 50)]
        elif isinstance(old, (int, float)) and not isinstance(old, bool):
            node[key] = old + source.choice([-1, 1, 1e-9, 1000])
    return json.dumps(value).encode()
