#!/usr/bin/env python3
"""Opens the pages of the program in Chromium, and says what is wrong with them.

usage: browser_test.py PROGRAM [--pictures DIRECTORY]
"""

import argparse
import contextlib
import pathlib
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

import checks
import pictures
from pages import CAMBODIA, GROUPS, Pages

CHROMIUM = "/usr/bin/chromium"
WIDTHS = {1400: 900, 768: 1024, 360: 800}


class Report:
    """What was checked, and what is wrong."""

    def __init__(self):
        self.checked = 0
        self.faults = []

    def expect(self, holds, message):
        self.checked += 1
        if not holds:
            self.faults.append(message)


@contextlib.contextmanager
def opened(browser, report, path, width=1400, **options):
    """A page with its faults watched: what it says on the console, and what it asks the network for."""
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, **options)
    page = context.new_page()
    page.on("console", lambda message: report.expect(False, f"{path.name}: console: {message.text}"))
    page.on("pageerror", lambda error: report.expect(False, f"{path.name}: {error}"))
    page.on("request", lambda request: report.expect(request.url.startswith(path.as_uri()),
                                                     f"{path.name}: asks for {request.url}"))
    page.goto(path.as_uri())
    yield page
    context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--pictures", help="a directory to write pictures of the Cambodia page into")
    arguments = parser.parse_args()
    report = Report()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        pages = Pages(arguments.program, directory)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        cambodia = pages.page("cambodia", CAMBODIA)
        full = pages.page("full", CAMBODIA, "--full")
        brief = pages.page("brief", CAMBODIA, "--brief")
        odd = pages.page("odd-page", pages.odd())
        groups = pages.page("groups", GROUPS, "--by", "sex")

        def on(path, check, *more, **options):
            with opened(browser, report, path, **options) as page:
                check(report, page, *more)

        with opened(browser, report, cambodia) as page:
            checks.first_screen(report, page)
            checks.links(report, page)
            checks.keyboard(report, page)
            checks.height(report, page, 12_000)
            checks.accessible(report, page)
            checks.script(report, pages, page)
        for width in WIDTHS:
            for path in (cambodia, odd, brief, groups):
                on(path, checks.layout, f"{path.name} at {width}", width=width)
        on(cambodia, checks.phone, width=360)
        on(cambodia, checks.dark, color_scheme="dark")
        on(cambodia, checks.without_script, java_script_enabled=False)
        for path in (cambodia, full, brief):
            on(path, checks.paper, pathlib.Path(directory), path.stem)
        for name, survey in (("one-page", pages.one()), ("silent-page", pages.silent())):
            on(pages.page(name, survey), checks.layout, name)
        large = pages.page("large-page", pages.large(500, 20))
        on(large, checks.large, large, time.monotonic())
        if arguments.pictures:
            pictures.take(browser, cambodia, pathlib.Path(arguments.pictures))
        browser.close()
    for fault in report.faults[:40]:
        print(fault)
    print(f"{report.checked} checks, {len(report.faults)} faults, {time.monotonic() - started:.0f} s")
    sys.exit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
