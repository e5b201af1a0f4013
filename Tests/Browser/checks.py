"""What must hold of a page that is open in a browser."""

import pathlib
import re
import subprocess
import time

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def becomes(page, expression):
    """Whether something holds within some seconds: a browser scrolls and answers when it comes to it."""
    for _ in range(100):
        if page.evaluate(expression):
            return True
        page.wait_for_timeout(50)
    return False


def first_screen(report, page):
    """Title, findings and the first dozen rows of the overview are seen without scrolling."""
    seen = page.evaluate("""() => {
      const bottom = node => node.getBoundingClientRect().bottom;
      return {
        title: bottom(document.querySelector("h1")), points: bottom(document.querySelector(".points")),
        rows: [...document.querySelectorAll(".overview li")].filter(row => bottom(row) <= innerHeight).length,
        sentences: document.querySelectorAll(".points li").length,
      };
    }""")
    report.expect(seen["points"] < 500, f"the findings end at {seen['points']} px")
    report.expect(seen["rows"] >= 12, f"{seen['rows']} rows of the overview on the first screen")
    report.expect(3 <= seen["sentences"] <= 7, f"{seen['sentences']} findings")


def phone(report, page):
    """Title and findings are within two screens of a phone."""
    bottom = page.evaluate("document.querySelector('.points').getBoundingClientRect().bottom")
    report.expect(bottom <= 2 * 844, f"on a phone the findings end at {bottom} px")


def links(report, page):
    """Every link within the page leads to something, and shows it; no other leads anywhere but to a DOI."""
    for fault in page.evaluate("""() => {
      const faults = [];
      for (const link of document.querySelectorAll("a[href]")) {
        const href = link.getAttribute("href");
        if (!href.startsWith("#")) {
          if (!href.startsWith("https://doi.org/10.")) faults.push("leads to " + href);
        } else if (!document.getElementById(href.slice(1))) faults.push("no " + href);
      }
      const ids = [...document.querySelectorAll("[id]")].map(node => node.id);
      if (new Set(ids).size < ids.length) faults.push("an id stands twice");
      return faults;
    }"""):
        report.expect(False, fault)
    for link in page.query_selector_all(".points a"):
        link.click()
        report.expect(becomes(page, """() => {
          const place = document.getElementById(location.hash.slice(1)).getBoundingClientRect().top;
          return -5 <= place && place <= 450;
        }"""), f"{link.get_attribute('href')} is not shown")
    # A table behind a closed line is opened by its address.
    page.evaluate("location.hash = '#table-3'")
    report.expect(becomes(page, "document.getElementById('table-3').checkVisibility()"),
                  "the address of a table does not open it")
    page.evaluate("location.hash = '#'")


def keyboard(report, page):
    """Tab reaches everything that can be used, in the order of the page."""
    wanted = page.evaluate("""() => {
      for (const open of document.querySelectorAll("details[open]")) open.open = false;
      scrollTo(0, 0);
      // Where nothing has the focus, Chromium begins where it was last clicked.
      document.querySelector(".skip").focus();
      return [...document.querySelectorAll("a[href], summary, input, select, button, [tabindex='0']")]
        .filter(node => node.checkVisibility()).length;
    }""")
    page.evaluate("window.steps = [document.activeElement]; document.addEventListener('focusin', event => steps.push(event.target))")
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
    reached = page.evaluate("new Set(steps).size")
    in_order = page.evaluate("""() => steps.every((node, index) => index == 0 || node === steps[0]
      || steps[index - 1].compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)""")
    report.expect(reached >= wanted, f"Tab reaches {reached} of {wanted}")
    report.expect(in_order, "Tab leaves the order of the page")


def height(report, page, most):
    height = page.evaluate("document.documentElement.scrollHeight")
    report.expect(height <= most, f"the page is {height} px high, over {most}")


SECTIONS = ["header", ".findings", ".tools", "#comparison-1", ".questions", ".claims", "#checks", "nav", ".overview .columns > ul:nth-of-type(2)"]


def accessible(report, page, rules=None):
    """axe-core finds nothing, a section at a time: on the whole page it takes half a minute."""
    page.evaluate(AXE)
    page.evaluate("""() => {
      for (const place of ["#comparison-1", ".questions"])
        for (const part of document.querySelector(place).querySelectorAll("details")) part.open = true;
    }""")
    for section in SECTIONS:
        found = page.evaluate(
            "([section, rules]) => axe.run(document.querySelector(section), rules ? {runOnly: rules} : {resultTypes: ['violations']})",
            [section, rules])
        for violation in found["violations"]:
            nodes = "; ".join(node["html"][:100] for node in violation["nodes"][:3])
            report.expect(False, f"axe: {section}: {violation['id']}: {nodes}")
        report.expect(len(found["passes"]) > 0, f"axe checked nothing in {section}")


def dark(report, page):
    """A dark page is dark, and has the contrast of a light one."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    report.expect(sum(map(int, re.findall(r"\d+", colour)[:3])) < 200, f"a dark page is {colour}")
    accessible(report, page, ["color-contrast"])


def layout(report, page, name):
    """Nothing runs out of the page, labels keep off values, and dots stand where their shares are."""
    for fault in page.evaluate("""() => {
      const faults = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) faults.push("is wider than its window: " + root.scrollWidth);
      const touch = (a, b) => a.width && b.width && a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      for (const row of document.querySelectorAll("figure li")) {
        const parts = [...row.querySelectorAll(".label, .value, .verdict, .plot")].map(part => part.getBoundingClientRect());
        for (let i = 0; i < parts.length; i++) for (let j = i + 1; j < parts.length; j++)
          if (touch(parts[i], parts[j])) faults.push("parts overlap: " + row.textContent.slice(0, 60));
        const label = row.querySelector(".label");
        if (label && label.scrollWidth > label.clientWidth + 1) faults.push("a label runs out: " + label.textContent.slice(0, 60));
        for (const plot of row.querySelectorAll(".plot"))
          if (plot.checkVisibility() && plot.getBoundingClientRect().width < 40) faults.push("a plot has no room: " + row.textContent.slice(0, 60));
        const dot = row.querySelector("circle.dot");
        const value = row.querySelector("b");
        if (dot && value && /^\\d+\\/\\d+$/.test(row.dataset.c)) {
          const plot = dot.closest(".plot").getBoundingClientRect();
          const box = dot.getBoundingClientRect();
          const share = ((box.left + box.right) / 2 - plot.left) / plot.width;
          if (Math.abs(share * 100 - parseFloat(value.textContent)) > 0.6) faults.push("a dot is at " + share + " for " + value.textContent);
        }
      }
      for (const heading of document.querySelectorAll("h1, h2, h3, p, summary"))
        if (heading.scrollWidth > heading.clientWidth + 2 && heading.clientWidth > 10 && getComputedStyle(heading).display != "inline")
          faults.push("text runs out: " + heading.textContent.slice(0, 60));
      return faults;
    }"""):
        report.expect(False, f"{name}: {fault}")
    report.expect(page.locator("h1").count() == 1, f"{name}: has not one title")
    # Tables in what a reader opens scroll by themselves.
    opened = page.evaluate("""() => {
      const closed = [...document.querySelectorAll("details:not([open])")];
      for (const details of closed) details.open = true;
      const width = document.documentElement.scrollWidth;
      for (const details of closed) details.open = false;
      return width;
    }""")
    window = page.evaluate("document.documentElement.clientWidth")
    report.expect(opened <= window, f"{name}: with all opened it is {opened} px in a window of {window}")


def script(report, pages, page):
    """Other intervals are those of the program; order and search do what they say, and the address keeps them."""
    page.evaluate("scrollTo(0, 0)")
    page.select_option("[name=method]", "clopper-pearson")
    page.select_option("[name=level]", "99%")
    for row in page.query_selector_all("figure li[data-c]")[:3]:
        counts = row.get_attribute("data-c")
        if not re.fullmatch(r"\d+/\d+", counts):
            continue
        line = pages.run("proportion", counts, "--method", "clopper-pearson", "--confidence", "99%", "--format", "csv").splitlines()
        values = dict(zip(line[0].split(","), line[1].split(",")))
        ends = [float(text) for text in re.findall(r"[\d.]+(?=%)", row.query_selector(".value i").text_content())]
        for end, name in zip(ends, ("lower", "upper")):
            report.expect(abs(end - 100 * float(values[name])) < 0.051, f"{counts}: {name} is shown as {end}%, and is {values[name]}")
        place = row.query_selector("line.interval").get_attribute("x1")
        report.expect(place == f"{ends[0]}%" or abs(float(place[:-1]) - ends[0]) < 1e-9, f"{counts}: the line begins at {place}")
    report.expect("Clopper-Pearson, 99%" in page.locator(".told").text_content(), "what is shown is not told")
    view = page.evaluate("location.hash")
    report.expect("method=clopper-pearson" in view and "level=99%25" in view, f"the address is {view}")
    page.reload()
    report.expect(page.evaluate("document.querySelector('[name=method]').value") == "clopper-pearson", "a link loses its view")
    page.select_option("[name=method]", "wilson")
    page.select_option("[name=level]", "95%")
    report.expect(page.locator(".told").text_content() == "", "the page's own intervals are told as others")
    page.select_option("[name=sort]", "report")
    places = page.eval_on_selector_all(".questions figure ul:has(li[data-o])", """lists => lists.every(list =>
      [...list.children].every((row, index, all) => index == 0 || +all[index - 1].dataset.o <= +row.dataset.o))""")
    report.expect(places, "the report's order is not kept")
    page.select_option("[name=sort]", "")
    page.fill("[name=find]", "ethnic")
    shown = page.locator("main article:visible").count()
    hidden = page.locator("main article[data-away]").count()
    report.expect(shown > 0 and hidden > shown / 2, f"a search shows {shown} articles and hides {hidden}")
    page.fill("[name=find]", "")
    report.expect(page.locator("[data-away]").count() == 0, "a search is not taken back")
    # Copying; where the clipboard is refused the sentences are selected.
    for place in (".quotes", ".comparison details", ".short"):
        block = page.locator(f"{place}:has(button)").first
        block.evaluate("node => { for (let part = node; part; part = part.parentElement) if (part.matches('details')) part.open = true; }")
        block.locator("> button").click()
        report.expect(becomes(page, f"document.querySelector('{place} > button').textContent !== 'Copy'"), f"{place}: the button says nothing")


def without_script(report, page):
    """Every number and sentence is there."""
    report.expect(not page.locator(".tools").is_visible(), "tools are shown that do nothing")
    words = page.locator("main").inner_text().split()
    report.expect(len(words) > 2_000, f"{len(words)} words without script")
    page.locator(".quotes summary").first.click()
    report.expect(page.locator(".quotes li").first.is_visible(), "sentences can't be reached without script")


def paper(report, page, directory, name):
    """No heading ends a page, and no chart is torn that fits on one."""
    file = directory / f"{name}.pdf"
    marks = page.evaluate("""() => [...document.querySelectorAll("figure:not(.overview)")].map(figure => ({
      caption: figure.querySelector("figcaption b").textContent,
      last: [...figure.querySelectorAll("li .label")].pop().textContent.split(/\\s+/).slice(0, 2).join(" "),
      rows: figure.querySelectorAll("li").length,
    }))""")
    headings = set(page.evaluate("[...document.querySelectorAll('h2, h3')].map(node => node.textContent.replace(/\\s+/g, ' ').trim())"))
    page.emulate_media(media="print")
    page.pdf(path=file, prefer_css_page_size=True, print_background=True, format="A4")
    sheets = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout.split("\f")
    for number, sheet in enumerate(sheets, 1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        report.expect(not lines or lines[-1] not in headings, f"{name}: a heading ends page {number}: {lines[-1:]}")
    for mark in marks:
        place = [sheet for sheet in sheets if re.search(rf"{re.escape(mark['caption'])}(?!\d)", sheet)]
        if not place or mark["rows"] > 25:
            continue
        report.expect(any(mark["last"] in " ".join(sheet.split()) for sheet in place), f"{name}: {mark['caption']} is torn")
    return len(sheets)


def large(report, page, path, started):
    """500 questions by 20 items: under 10 MB, and there in seconds."""
    size = path.stat().st_size
    report.expect(size < 10_000_000, f"500 questions make {size} bytes")
    page.evaluate("document.querySelectorAll('li').length")
    seconds = time.monotonic() - started
    report.expect(seconds < 20, f"500 questions are there in {seconds:.1f} s")
    report.expect(page.locator("main article").count() >= 500, "questions are missing")
