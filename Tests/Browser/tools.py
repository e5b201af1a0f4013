"""What must hold of a page when a reader uses what its script offers: search, and intervals by another method."""

import re

from checks import becomes

# What is seen of the page's parts: articles and sections with their titles, rows of the overview, links of the contents.
SEEN = """word => {
  const says = node => node.textContent.toLowerCase().replace(/\\s+/g, " ").includes(word);
  // Whether nothing around it is away; what stands behind a closed line is not.
  const seen = node => {
    for (let part = node; part; part = part.parentElement) if (getComputedStyle(part).display == "none") return false;
    return true;
  };
  const faults = [];
  for (const section of document.querySelectorAll("main > section")) {
    const title = section.querySelector("h2");
    const articles = [...section.querySelectorAll("article")];
    for (const article of articles)
      if (seen(article) != (says(article) || says(title))) faults.push("'" + word + "' and " + article.id + ": " + seen(article));
    if (seen(title) != says(section)) faults.push("'" + word + "' and the title " + title.textContent + ": " + seen(title));
  }
  for (const row of document.querySelectorAll(".overview li, .overview .group"))
    if (seen(row) && !says(row.closest(".overview section, section"))) faults.push("a row stays: " + row.textContent.slice(0, 40));
  for (const link of document.querySelectorAll("nav > ol a")) {
    const place = document.getElementById(link.hash.slice(1));
    if (seen(link) != seen(place)) faults.push("a link of the contents to " + link.hash + ": " + seen(link));
  }
  return {
    faults, found: document.querySelector(".found").textContent,
    articles: [...document.querySelectorAll("main article")].filter(seen).length,
    sections: [...document.querySelectorAll("main > section")].filter(seen).length,
    rows: [...document.querySelectorAll(".overview li")].filter(seen).length,
  };
}"""


def search(report, page, words, absent):
    """What matches stays, what doesn't goes with its title, and a line says how much was found."""
    whole = page.evaluate(SEEN, "")
    for word in [*words, absent]:
        page.fill("[name=find]", word)
        seen = page.evaluate(SEEN, word.lower())
        for fault in seen["faults"]:
            report.expect(False, f"find: {fault}")
        if word == absent:
            report.expect(seen["sections"] == seen["articles"] == seen["rows"] == 0, f"find: '{word}' leaves {seen}")
            report.expect(seen["found"] == "Nothing found.", f"find: '{word}' says '{seen['found']}'")
        else:
            report.expect(0 < seen["articles"] < whole["articles"], f"find: '{word}' leaves {seen['articles']} articles")
            report.expect(0 < seen["rows"] < whole["rows"], f"find: '{word}' leaves {seen['rows']} rows of the overview")
            told = re.fullmatch(r"Found in (\d+) of (\d+) parts of the page\.", seen["found"])
            report.expect(told and seen["articles"] <= int(told[1]) <= seen["articles"] + seen["sections"]
                          and int(told[2]) >= whole["articles"], f"find: '{word}' says '{seen['found']}' of {seen}")
    # A link that was kept leads to what the search has hidden, and takes the search back.
    target = page.evaluate("document.querySelector('main article').id")
    page.evaluate(f"location.hash = '#{target}'")
    report.expect(becomes(page, f"document.getElementById('{target}').getClientRects().length > 0"), "find: a link leads to nothing")
    page.fill("[name=find]", "")
    seen = page.evaluate(SEEN, "")
    report.expect(seen == whole and seen["found"] == "", f"find: taken back it leaves {seen}, and had {whole}")


def other_intervals(report, page, level, method):
    """Titles, heads and notes beside other intervals are true of them, and the taller tools cover nothing."""
    own = page.evaluate("[...document.querySelectorAll('caption, figcaption, th')].map(node => node.textContent)")
    page.select_option("[name=method]", value=method)
    page.select_option("[name=level]", value=level)
    name = page.evaluate("document.querySelector('[name=method]').selectedOptions[0].textContent")
    for fault in page.evaluate("""([level, name]) => {
      const faults = [];
      // What has intervals that change: the table or the figure around them.
      for (const holder of new Set([...document.querySelectorAll("td[data-c*='/'], li[data-c*='/']")].map(node => node.closest("table, figure")))) {
        const titles = [holder.querySelector("caption, figcaption"), ...holder.querySelectorAll("th:has(bdi)")];
        if (holder.matches("table") && titles.length != 2) faults.push("no head names the interval in " + titles[0].textContent);
        for (const title of titles) {
          const text = title.textContent;
          if (!text.includes(level) || !text.endsWith(" (" + name + ")") || text.includes("95%")) faults.push("the title is " + text);
        }
        // An interval that stays as it is names its own level.
        for (const row of holder.querySelectorAll("[data-c='']")) {
          const text = row.matches("td") ? row : row.querySelector(".value i");
          if (text && /\\d/.test(text.textContent) && !/\\(95%\\)$/.test(text.textContent)) faults.push("an interval stays: " + text.textContent);
        }
      }
      for (const note of document.querySelectorAll(".remark"))
        if (/interval beside the share/.test(note.textContent)) faults.push("a note is of another interval: " + note.textContent);
      return faults;
    }""", [level, name]):
        report.expect(False, f"other intervals: {fault}")
    for target in page.evaluate("""() => [...document.querySelectorAll("main > section, main > section > article")]
        .map(node => node.id).filter(id => id).slice(4, 40).filter((_, place) => place % 6 == 0)"""):
        page.evaluate("target => { location.hash = location.hash.replace(/^#[^;]*/, '#' + target); }", target)
        report.expect(becomes(page, f"""(() => {{
          const place = document.getElementById('{target}').querySelector('h2, h3').getBoundingClientRect();
          const tools = document.querySelector('.tools').getBoundingClientRect();
          return place.top >= Math.max(0, tools.bottom) - 1 && place.top < innerHeight;
        }})()"""), f"other intervals: {target} is under the tools")
    page.select_option("[name=method]", index=0)
    page.select_option("[name=level]", index=0)
    now = page.evaluate("[...document.querySelectorAll('caption, figcaption, th')].map(node => node.textContent)")
    report.expect(now == own, "other intervals: titles are not taken back")
