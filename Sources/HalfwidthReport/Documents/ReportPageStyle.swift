/// The style sheet of the HTML page: screen, phone, dark screen and paper.
enum ReportPageStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --page: #ffffff; --ink: #1c2228; --soft: #566069; --line: #d6dce1; --panel: #f3f5f7;
      --accent: #1f5f99; --grid: #e3e7ea;
      --left-1: #efc9a5; --left-2: #d99a5b; --left-3: #a85f1d; --middle: #c3c9ce;
      --right-1: #b9d4ea; --right-2: #6fa6d2; --right-3: #1f5f99; --apart: #d5d9dd;
      --on-dark: #ffffff; --on-light: #1c2228;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #15191d; --ink: #e6eaed; --soft: #a3adb6; --line: #39424a; --panel: #1f252b;
        --accent: #8cc1ee; --grid: #2a3138;
        --left-1: #5d4127; --left-2: #96653a; --left-3: #d99a5b; --middle: #59636b;
        --right-1: #28435a; --right-2: #3f77a6; --right-3: #8cc1ee; --apart: #454e56;
        --on-dark: #15191d; --on-light: #f2f5f7;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 46rem; background: var(--page);
      color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      overflow-wrap: break-word;
    }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
    h2 {
      font-size: 1.3rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem;
      border-top: 2px solid var(--ink);
    }
    h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .25rem; }
    p { margin: .5rem 0; }
    a { color: var(--accent); }
    .citation, .sample, .facts, .note, .table-note, footer { color: var(--soft); }
    .facts, .note, .table-note, caption, figcaption, footer, .legend { font-size: .875rem; }
    .table-note { margin: .25rem 0; }
    .statement {
      margin: 1rem 0; padding: .75rem 1rem; background: var(--panel);
      border-left: 4px solid var(--accent);
    }
    .check { padding-left: .75rem; border-left: 4px solid var(--left-3); font-size: .9rem; }
    nav ul { padding: 0; margin: 1rem 0 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem; }
    article { margin: 2rem 0 2.5rem; }
    dl { margin: 0; }
    dl > div { margin: .75rem 0; }
    dt { font-weight: 600; }
    dd { margin: 0; }
    cite { font-style: normal; color: var(--soft); }
    figure { margin: 1rem 0; }
    figcaption, caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
    .scroll { overflow-x: auto; margin: 1rem 0 .25rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    tbody th.continued { padding-left: 1rem; color: var(--soft); }
    .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    thead th.number { white-space: normal; }
    sup { color: var(--soft); margin-left: .1em; line-height: 0; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 .5rem; padding: 0; }
    .swatch { display: inline-block; width: .9em; height: .9em; margin-right: .4em; vertical-align: -.1em; background: var(--apart); }
    svg.chart { display: block; overflow: visible; color: var(--apart); }
    svg text { font: .875rem/1 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--ink); }
    svg .value { text-anchor: end; font-weight: 600; font-variant-numeric: tabular-nums; }
    svg .limits { font-weight: 400; fill: var(--soft); }
    svg .tick { text-anchor: middle; fill: var(--soft); font-size: .75rem; }
    svg .tick.first { text-anchor: start; }
    svg .tick.last { text-anchor: end; }
    svg .grid, svg .track { stroke: var(--grid); stroke-width: 1; }
    svg .interval { stroke: var(--accent); stroke-width: 3; stroke-linecap: round; }
    svg .dot, svg .range { fill: var(--ink); stroke: var(--page); stroke-width: 1.5; }
    svg .hollow { fill: var(--page); stroke: var(--ink); stroke-width: 2; }
    svg .centre { stroke: var(--ink); stroke-width: 1; }
    svg .segment { stroke: var(--page); stroke-width: 1; }
    svg .hatch { stroke: var(--page); stroke-width: 2; }
    svg .share { text-anchor: middle; font-size: .8rem; fill: var(--on-light); font-variant-numeric: tabular-nums; }
    svg .on-left-3, svg .on-right-3, svg .on-plain-1, svg .on-plain-4 { fill: var(--on-dark); }
    svg .halo { paint-order: stroke; stroke: var(--page); stroke-width: 4px; fill: var(--ink); }
    svg .narrow { display: none; }
    .left-1 { fill: var(--left-1); background: var(--left-1); }
    .left-2 { fill: var(--left-2); background: var(--left-2); }
    .left-3 { fill: var(--left-3); background: var(--left-3); }
    .middle { fill: var(--middle); background: var(--middle); }
    .right-1 { fill: var(--right-1); background: var(--right-1); }
    .right-2 { fill: var(--right-2); background: var(--right-2); }
    .right-3, .plain-1, .plain-4 { fill: var(--right-3); background: var(--right-3); }
    .plain-2, .plain-5 { fill: var(--right-2); background: var(--right-2); }
    .plain-3, .plain-6 { fill: var(--right-1); background: var(--right-1); }
    .apart { fill: var(--apart); background: var(--apart); }
    .swatch.remainder { background-image: repeating-linear-gradient(45deg, var(--page) 0 2px, transparent 2px 5px); }
    @media (max-width: 34rem) {
      body { padding: 1rem .875rem 2rem; }
      h1 { font-size: 1.4rem; }
      svg .wide { display: none; }
      svg .narrow { display: inline; }
      table, tbody, tr, th, td { display: block; width: 100%; }
      thead { display: none; }
      caption { display: block; }
      tbody tr { padding: .4rem 0; border-bottom: 1px solid var(--line); }
      th, td { border: 0; padding: .1rem 0; }
      tbody th { font-weight: 600; }
      tbody td { display: flex; gap: 1rem; justify-content: space-between; text-align: right; white-space: normal; }
      tbody td::before { content: attr(data-label); color: var(--soft); text-align: left; flex: none; }
      .checks td, .claims td { display: block; text-align: left; }
      .checks td::before, .claims td::before { content: none; }
    }
    @media print {
      :root { --page: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --panel: #ffffff; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      h2, h3, caption, figcaption { break-after: avoid; }
      figure, tr, .statement, dl > div { break-inside: avoid; }
      nav { display: none; }
      .scroll { overflow: visible; }
      svg rect, svg line, svg circle, .swatch { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
