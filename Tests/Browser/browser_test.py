#!/usr/bin/env python3
"""Opens the pages of the program in Chromium, and says what is wrong with them.

usage: browser_test.py PROGRAM [--pictures DIRECTORY]
"""

import argparse
import concurrent.futures
import contextlib
import pathlib
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

import checks
import pictures
import tools
from pages import CAMBODIA, FRENCH, GROUPS, MISSING, PLANNED, Pages

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


class Visit:
    """One browser with what it looks at; a machine with two cores has two of them at once."""

    def __init__(self, program, directory, pictures):
        self.report = Report()
        self.pages = Pages(program, directory)
        self.directory = pathlib.Path(directory)
        self.pictures = pictures

    def on(self, path, check, *more, **options):
        with opened(self.browser, self.report, path, **options) as page:
            check(self.report, page, *more)

    def on_screen(self):
        """What is read, used and followed, at every width."""
        report, pages = self.report, self.pages
        cambodia = pages.page("cambodia", CAMBODIA)
        with opened(self.browser, report, cambodia) as page:
            checks.first_screen(report, page)
            checks.links(report, page)
            checks.keyboard(report, page)
            checks.height(report, page, 12_000)
            checks.accessible(report, page)
            checks.script(report, pages, page)
            tools.search(report, page, ["police", "Ethnic"], "zzzz")
        for width in WIDTHS:
            self.on(cambodia, tools.other_intervals, "99%", "clopper-pearson", width=width)
        for name, survey in (("planned-switched", PLANNED), ("missing-switched", MISSING)):
            self.on(pages.page(name, survey), tools.other_intervals, "90%", "jeffreys")
        self.on(cambodia, checks.phone, width=360)
        self.on(cambodia, checks.without_script, java_script_enabled=False)
        large = pages.page("large-page", pages.large(500, 20))
        self.on(large, checks.large, large, time.monotonic())
        if self.pictures:
            pictures.take(self.browser, cambodia, pathlib.Path(self.pictures))

    def on_paper(self):
        """What is printed, dark, or of odd surveys."""
        pages = self.pages
        cambodia = pages.page("printed", CAMBODIA)
        brief = pages.page("brief", CAMBODIA, "--brief")
        for path in (cambodia, pages.page("full", CAMBODIA, "--full"), brief):
            self.on(path, checks.paper, self.directory, path.stem)
        self.on(cambodia, checks.dark, color_scheme="dark")
        surveys = (pages.page("odd-page", pages.odd()), pages.page("groups", GROUPS, "--by", "sex"),
                   pages.page("french", FRENCH), pages.page("planned", PLANNED, "--by", "place"))
        for width in WIDTHS:
            for path in (cambodia, brief, *surveys):
                self.on(path, checks.layout, f"{path.name} at {width}", width=width)
        for name, survey in (("one-page", pages.one()), ("silent-page", pages.silent())):
            self.on(pages.page(name, survey), checks.layout, name)

    def made(self, what):
        """The report of one of both."""
        with sync_playwright() as playwright:
            self.browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
            what(self)
            self.browser.close()
        return self.report


def visited(what, program, directory, pictures):
    return Visit(program, directory, pictures).made(what)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--pictures", help="a directory to write pictures of the Cambodia page into")
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as directory, concurrent.futures.ProcessPoolExecutor(2) as processes:
        visits = [processes.submit(visited, what, arguments.program, directory, arguments.pictures)
                  for what in (Visit.on_paper, Visit.on_screen)]
        reports = [visit.result() for visit in visits]
    faults = [fault for report in reports for fault in report.faults]
    for fault in faults[:40]:
        print(fault)
    print(f"{sum(report.checked for report in reports)} checks, {len(faults)} faults, {time.monotonic() - started:.0f} s")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
