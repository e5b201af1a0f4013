"""Calls the program `halfwidth` and returns what it prints as Python values.

The program is the one that the environment variable HALFWIDTH names, or else the one on PATH.
"""

import json
import os
import subprocess


def program():
    """Returns the path of the program."""
    return os.environ.get("HALFWIDTH", "halfwidth")


def _call(arguments):
    return subprocess.run([program(), *map(str, arguments)], capture_output=True, text=True)


def text(*arguments):
    """Runs a command and returns the text that it prints."""
    done = _call(arguments)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def refusal(*arguments):
    """Runs a command that is to be refused, and returns why."""
    done = _call(arguments)
    if done.returncode == 0:
        raise RuntimeError("nothing was refused")
    return done.stderr


def run(*arguments):
    """Runs a command with `--format json` and returns the object that it prints."""
    return json.loads(text(*arguments, "--format", "json"))


def batch(requests):
    """Answers many requests in one run of `halfwidth batch`; returns their results in order."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run([program(), "batch"], input=lines, capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    failed = [answer["error"]["message"] for answer in answers if "error" in answer]
    if failed or len(answers) != len(requests):
        raise RuntimeError(failed[0] if failed else done.stderr.strip())
    return [answer["result"] for answer in answers]
