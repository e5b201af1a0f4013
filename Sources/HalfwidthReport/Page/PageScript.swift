internal import HalfwidthSurvey

/// The page's script, compiled in.
///
/// It sorts, searches, shows other intervals and copies, and keeps what was chosen in the address, so that a link shows
/// the same view. The page is complete without it.
enum PageScript {
  /// By what the page's content policy knows the script.
  static let digest = SHA256(text.utf8).base64

  /// The script; it names nothing of the survey, so that every page has the same.
  static let text = HTML.unindented(source)

  private static let source = #"""

    "use strict";
    (() => {
      const all = (selector, root = document) => [...root.querySelectorAll(selector)];
      const tools = document.querySelector(".tools");
      const told = tools.querySelector(".told");
      const found = tools.querySelector(".found");
      const source = document.getElementById("intervals");
      const data = source ? JSON.parse(source.textContent) : { methods: [], levels: [], counts: {} };
      const fields = all("[name]", tools);

      // Each list with its rows as they came, and each interval with its own text.
      const lists = all("figure ul").map(list => ({ list, rows: [...list.children] }));
      const held = all("[data-c]").map(place => {
        const text = place.matches("td") ? place : place.querySelector(".value i");
        return {
          text, own: text && text.textContent, key: place.dataset.c,
          line: place.querySelector("line.interval"),
        };
      }).filter(place => place.text);
      for (const place of held) {
        if (place.line) place.ends = [place.line.getAttribute("x1"), place.line.getAttribute("x2")];
      }
      const titles = all("bdi").map(at => ({ at, own: at.textContent, title: at.parentElement }));

      // What a search keeps or hides: articles, and what else a section says, of which rows that stand for themselves.
      const sections = all("main > section").map(section => ({
        section, heading: section.querySelector("h2"), articles: all("article", section),
        others: [...section.children].filter(node => !node.matches("h2, article")),
        rows: all(":scope > .points > li, .overview li", section),
      }));

      function show(state) {
        sort(state.sort || "");
        interval(state.method || "", state.level || "");
        find(state.find || "");
        measure();
      }

      // How much of what an address leads to would be under the tools.
      function measure() {
        const isAbove = getComputedStyle(tools).position === "sticky";
        document.documentElement.style.setProperty("--bar", (isAbove ? tools.offsetHeight : 0) + "px");
      }

      function sort(order) {
        for (const { list, rows } of lists) {
          if (!rows.length || !("o" in rows[0].dataset)) continue;
          const sorted = order === "report" ? [...rows].sort((a, b) => a.dataset.o - b.dataset.o) : rows;
          list.append(...sorted);
        }
      }

      function interval(method, level) {
        const row = Math.max(data.methods.indexOf(method), 0);
        const column = Math.max(data.levels.indexOf(level), 0);
        const isOwn = row === 0 && column === 0;
        for (const place of held) {
          const texts = data.counts[place.key];
          if (!texts) {
            // An interval of another kind than those that change says whose it is.
            const stays = !isOwn && /\d/.test(place.own);
            place.text.classList.toggle("stays", stays);
            place.text.textContent = place.own + (stays ? " (" + option(column ? "level" : "method", 0) + ")" : "");
            continue;
          }
          const limits = texts[row * data.levels.length + column];
          const ends = limits ? limits.split(" ") : null;
          place.text.textContent = isOwn ? place.own
            : ends ? ends[0] + "% " + tools.dataset.to + " " + ends[1] + "%" : tools.dataset.undefined;
          if (place.line) {
            place.line.setAttribute("x1", isOwn || !ends ? place.ends[0] : ends[0] + "%");
            place.line.setAttribute("x2", isOwn || !ends ? place.ends[1] : ends[1] + "%");
          }
        }
        for (const { at, own, title } of titles) {
          at.textContent = column ? option("level") : own;
          let note = title.querySelector("i");
          if (!note) title.append(note = document.createElement("i"));
          note.textContent = row ? " (" + option("method") + ")" : "";
        }
        told.textContent = isOwn ? "" : option("method") + ", " + option("level") + ": " + tools.dataset.told;
      }

      function option(name, place = tools.elements[name].selectedIndex) {
        return tools.elements[name].options[Math.max(place, 0)].textContent;
      }

      function words(text) { return text.trim().toLowerCase().replace(/\s+/g, " "); }

      function find(text) {
        const wanted = words(text);
        const has = node => words(node.textContent).includes(wanted);
        let hits = 0, parts = 0;
        // Notes whether a part stays, and counts it.
        const part = stays => { parts++; if (stays) hits++; return stays; };
        for (const { section, heading, articles, others, rows } of sections) {
          // What a title says it says of all that is under it.
          const isWhole = has(heading);
          let stays = isWhole;
          for (const article of articles) stays = keep(article, part(isWhole || has(article))) || stays;
          if (others.length) stays = part(isWhole || others.some(has)) || stays;
          const wantedRows = rows.filter(row => isWhole || has(row) || has(row.parentElement.previousElementSibling));
          for (const row of rows) keep(row, !wantedRows.length || wantedRows.includes(row));
          keep(section, stays);
        }
        for (const group of all(".overview .group")) {
          keep(group, !!group.nextElementSibling.querySelector(":scope > li:not([data-away])"));
        }
        for (const link of all("nav a")) {
          const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
          const stays = keep(link, !(place && place.closest("[data-away]")));
          if (link.matches("nav > ol a")) keep(link.parentElement, stays);
        }
        found.textContent = !wanted ? "" : !hits ? tools.dataset.none
          : tools.dataset.found.replace("#1", hits).replace("#2", parts);
      }

      // Shows a node or hides it, and returns which.
      function keep(node, stays) {
        if (stays) delete node.dataset.away; else node.dataset.away = "";
        return stays;
      }

      // The address: #place;method=wilson;level=99%25
      function read() {
        const [place, ...pairs] = location.hash.slice(1).split(";");
        const state = {};
        for (const pair of pairs) {
          const at = pair.indexOf("=");
          if (at > 0) try { state[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); } catch {}
        }
        return [place, state];
      }

      function write() {
        const pairs = fields.filter(field => field.value && field.selectedIndex !== 0)
          .map(field => field.name + "=" + encodeURIComponent(field.value));
        history.replaceState(null, "", "#" + [read()[0], ...pairs].join(";"));
      }

      function enter() {
        const [place, state] = read();
        for (const field of fields) {
          if (field.name in state) field.value = state[field.name];
          if (field.options && field.selectedIndex < 0) field.selectedIndex = 0;
        }
        show(state);
        const target = place && document.getElementById(place);
        if (!target) return;
        if (target.closest("[data-away]")) {
          // A link leads to what a search has hidden.
          tools.elements.find.value = "";
          find("");
          measure();
          write();
        }
        for (let node = target; node; node = node.parentElement) if (node.matches("details")) node.open = true;
        target.scrollIntoView();
      }

      tools.hidden = false;
      tools.addEventListener("submit", event => event.preventDefault());
      tools.addEventListener("input", () => {
        show(Object.fromEntries(fields.map(field => [field.name, field.value])));
        write();
      });
      document.addEventListener("click", event => {
        const link = event.target.closest("a[href^='#']");
        if (!link || event.ctrlKey || event.metaKey) return;
        const pairs = location.hash.split(";").slice(1);
        if (!pairs.length) return;
        event.preventDefault();
        location.hash = [link.hash.slice(1), ...pairs].join(";");
      });
      addEventListener("hashchange", enter);
      addEventListener("resize", measure);

      // Sentences that can be copied: of a list, of a comparison with its item, and of a question with one number.
      const named = place => {
        const label = place.querySelector(".label");
        return line => (label ? label.textContent + ": " : "") + line.textContent.trim();
      };
      for (const [places, sentences] of [
        [".quotes", "li"], [".comparison details", ":scope > p"], [".short", ":scope > p:not([class])"],
      ]) {
        for (const place of all(places)) {
          const lines = all(sentences, place);
          if (lines.length) place.append(copying(lines, named(place)));
        }
      }

      function copying(lines, text) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = tools.dataset.copy;
        button.addEventListener("click", async () => {
          try {
            await navigator.clipboard.writeText(lines.map(text).join("\n"));
            button.textContent = tools.dataset.copied;
          } catch {
            const last = lines[lines.length - 1];
            getSelection().setBaseAndExtent(lines[0], 0, last, last.childNodes.length);
            button.textContent = tools.dataset.selected;
          }
        });
        return button;
      }

      enter();
    })();

    """#
}
