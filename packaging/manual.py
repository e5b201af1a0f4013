#!/usr/bin/env python3
"""Writes the manual pages, halfwidth.1 and one for each command, from what the program says of itself.

usage: manual.py PROGRAM DIRECTORY

The program's help is the one source: a page can't name an option that is not there.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "command-line.md"


def exit_codes():
    """Codes with their meanings: the table of the document."""
    section = DOCUMENT.read_text().split("## Exit codes", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| (\d+) \| (.+?) \|$", section, re.M)
    if not rows:
        sys.exit(f"{DOCUMENT.name} has no table of exit codes")
    return [(code, meaning.replace("`", "")) for code, meaning in rows]


def roff(text):
    """Words of running text: no line of it may look like a request, and hyphens are those that are typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def paragraphs(text):
    """Running text; lines that begin with "Example:" stand on lines of their own, as they are typed."""
    lines = []
    for paragraph in text.split("\n\n"):
        for line in paragraph.split("\n"):
            example = re.match(r"Example: (.*)", line)
            lines += [".PP", ".nf", f"\\fB{roff(example[1])}\\fR", ".fi"] if example else [".PP", roff(line)]
    # A section begins a paragraph by itself.
    return lines[1:]


def names(argument):
    """How an argument is written: its names and the name of its value."""
    value = argument["valueName"]
    if argument["kind"] == "positional":
        return f"\\fI{roff(value)}\\fR"
    written = ", ".join(
        f"\\fB{roff(('--' if name['kind'] == 'long' else '-') + name['name'])}\\fR" for name in argument["names"])
    return written if argument["kind"] == "flag" else f"{written} \\fI{roff(value)}\\fR"


def options(command):
    for argument in command.get("arguments", []):
        if not argument["shouldDisplay"]:
            continue
        text = argument.get("abstract", "")
        if "defaultValue" in argument:
            text += f" (default: {argument['defaultValue']})"
        yield from (".TP", names(argument), roff(text))


def page(title, command, version, sections):
    name = title.replace(" ", "-")
    return "\n".join([
        f'.TH {name.upper()} 1 "" "halfwidth {version}" "Halfwidth"',
        ".SH NAME", f"{name} \\- {roff(command['abstract'])}",
        ".SH SYNOPSIS", f".B {title}", "[\\fIoptions\\fR]",
        *(f"[\\fI{roff(argument['valueName'])}\\fR{' ...' if argument['isRepeating'] else ''}]"
          for argument in command.get("arguments", []) if argument["kind"] == "positional"),
        ".SH DESCRIPTION", *paragraphs(command.get("discussion", "")), *sections,
    ]) + "\n"


def main(program, directory):
    said = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    root = json.loads(said)["command"]
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    commands = [command for command in root["subcommands"] if command["commandName"] != "help"]
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)

    listing = [".SH COMMANDS"]
    for command in commands:
        listing += [".TP", f"\\fBhalfwidth\\-{command['commandName']}\\fR(1)", roff(command["abstract"])]
    status = [".SH EXIT STATUS"]
    for code, meaning in exit_codes():
        status += [".TP", code, roff(meaning)]
    (directory / "halfwidth.1").write_text(
        page("halfwidth", root, version, listing + [".SH OPTIONS", *options(root)] + status))
    for command in commands:
        title = f"halfwidth {command['commandName']}"
        (directory / (title.replace(" ", "-") + ".1")).write_text(
            page(title, command, version, [
                ".SH OPTIONS", *options(command), ".SH SEE ALSO", "\\fBhalfwidth\\fR(1)"]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
