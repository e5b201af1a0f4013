/// The page's style sheet, compiled in.
///
/// Screens are light or dark as their owner asks; paper is always light. Charts and tables are laid
/// out in columns, and on a narrow screen in two lines a row.
enum ReportHTMLStyle {
  /// The style sheet.
  static let text =
    [ReportPalette.rules, page, lists, charts, tables, narrow, print].joined(separator: "\n")

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
      background: var(--page); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
    }
    h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
    h1, h2, h3, .citation, .label, .key, .remark, th, dt { unicode-bidi: plaintext; }
    .tall :is(h1, h2, h3, nav a, figure, table) { line-height: 1.6; }
    h1 { font-size: 1.9rem; letter-spacing: -0.01em; margin: 0 0 0.75rem; }
    h2 {
      font-size: 1.35rem; margin: 3.5rem 0 1rem; padding-top: 1rem;
      border-top: 2px solid var(--ink);
    }
    h3 { font-size: 1.1rem; margin: 2.75rem 0 0.25rem; }
    h2 + article h3 { margin-top: 0; }
    p { margin: 0.75rem 0; max-width: 40rem; }
    a { color: var(--link); text-underline-offset: 0.15em; }
    section, article, nav { scroll-margin-top: 1rem; }
    .citation, .facts, .remark, .source, caption, figcaption, footer { color: var(--quiet); }
    .citation { margin: 0 0 0.25rem; }
    .sample { margin: 0 0 1.25rem; }
    .statement {
      margin: 0; padding: 1rem 1.25rem; max-width: none; font-size: 1.06rem;
      background: var(--soft); border-left: 4px solid var(--mark);
    }
    .facts { margin: 0 0 0.5rem; font-size: 0.9rem; }
    .remark { font-size: 0.9rem; margin: 0.5rem 0; }
    .check {
      font-size: 0.9rem; margin: 0.5rem 0; padding-left: 0.75rem;
      border-left: 4px solid var(--left-2);
    }
    footer { margin-top: 3.5rem; border-top: 1px solid var(--rule); font-size: 0.9rem; }
    .definitions { position: absolute; }
    .unseen { \(unseen) }
    """

  /// For the ears of those who don't see the page.
  private static let unseen = """
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); \
    white-space: nowrap;
    """

  private static let lists = """
    dl { display: grid; grid-template-columns: 11rem 1fr; gap: 0.75rem 1.5rem; margin: 1rem 0; }
    dt { font-weight: 600; }
    dd { margin: 0; max-width: 36rem; }
    nav ol { list-style: none; margin: 0; padding: 0; columns: 20rem 2; column-gap: 2.5rem; }
    nav li { margin: 0 0 1rem; break-inside: avoid-column; }
    nav a { text-decoration: none; }
    nav a:hover, nav a:focus { text-decoration: underline; }
    nav li > a { font-weight: 600; }
    nav li > a.question {
      display: block; font-weight: 400; font-size: 0.9rem; line-height: 1.4; margin-top: 0.3rem;
    }
    """

  private static let charts = """
    figure { margin: 1.25rem 0 1.5rem; font-size: 0.9rem; line-height: 1.35; }
    figcaption { margin-bottom: 0.5rem; }
    figure ul { list-style: none; margin: 0; padding: 0; }
    figure li, .axis {
      display: grid; grid-template-columns: 15rem minmax(0, 1fr) 11.5rem; column-gap: 1.25rem;
    }
    .distribution li { grid-template-columns: 15rem minmax(0, 1fr); }
    .comparison li, .comparison .axis {
      grid-template-columns: 13rem minmax(0, 1fr) minmax(0, 1fr) 8.5rem;
    }
    .comparison .axis .plot:last-child { grid-column: 3; }
    .histogram li, .bars, .histogram .axis { grid-template-columns: 8rem minmax(0, 1fr) 10rem; }
    .bars { display: grid; column-gap: 1.25rem; margin: 0; max-width: none; }
    .bars .plot { grid-column: 2; min-height: 7rem; }
    .histogram li .plot { min-height: 1.4rem; }
    .histogram .label, .histogram .value { padding: 0; }
    .bin { fill: var(--right-2); }
    .link { stroke: var(--quiet); stroke-width: 1.5; }
    .comparison .value { flex-direction: column; }
    .comparison .value b { text-align: left; }
    .ring { fill: none; stroke: var(--left-2); stroke-width: 2.5; }
    .swatch.round { border-radius: 50%; background: var(--mark); }
    .swatch.ring { border-radius: 50%; border: 2.5px solid var(--left-2); }
    .axis { margin: 0; max-width: none; }
    .axis .plot { grid-column: 2; min-height: 1.25rem; }
    .label, .value { padding: 0.3rem 0; align-self: center; }
    .value { display: flex; flex-wrap: wrap; column-gap: 1rem; white-space: nowrap; }
    .value b { min-width: 3.1rem; font-weight: 600; text-align: right; }
    .limits { color: var(--quiet); }
    .plot { display: block; position: relative; min-height: 1.9rem; }
    .strip { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
    .distribution .plot { align-self: center; }
    .bar { inset: 0.2rem 0; height: calc(100% - 0.4rem); }
    .grid { stroke: var(--grid); stroke-width: 1; }
    .interval { stroke: var(--mark); stroke-width: 2.5; }
    .dot { fill: var(--mark); stroke: var(--page); stroke-width: 1.5; }
    .dot.hollow { fill: var(--page); stroke: var(--mark); stroke-width: 2; }
    .tick { fill: var(--quiet); font-size: 0.8rem; text-anchor: middle; }
    .tick.first { text-anchor: start; }
    .tick.last { text-anchor: end; }
    .segment { stroke: var(--page); stroke-width: 1.5; }
    .centre { stroke: var(--ink); stroke-width: 1.5; }
    .hatch { stroke: var(--on-apart); stroke-width: 1; opacity: 0.45; }
    .hatched { fill: url(#hatching); }
    .share { font-size: 0.8rem; text-anchor: middle; paint-order: stroke; stroke-width: 0; }
    .share.halo { stroke-width: 5; }
    .legend {
      display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 0.5rem; max-width: none;
    }
    .key { display: inline-flex; align-items: center; gap: 0.4rem; }
    .swatch {
      flex: none; width: 0.9rem; height: 0.9rem;
      -webkit-print-color-adjust: exact; print-color-adjust: exact;
    }
    .swatch.remainder {
      border: 1px solid var(--quiet);
      background: repeating-linear-gradient(
        -45deg, var(--quiet) 0 1px, transparent 1px 4px);
    }
    """

  private static let tables = """
    .box { overflow-x: auto; margin: 1rem 0 0.5rem; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.35; }
    caption { text-align: left; padding-bottom: 0.25rem; }
    th, td {
      padding: 0.35rem 0 0.35rem 1rem; text-align: left; vertical-align: top; font-weight: 400;
    }
    th:first-child { padding-left: 0; }
    thead th:first-child { width: 38%; }
    .claims thead th:first-child { width: 32%; }
    .numbers:is([style="--values: 5"], [style="--values: 6"]) thead th:first-child { width: 22%; }
    thead th { color: var(--quiet); vertical-align: bottom; border-bottom: 1px solid var(--quiet); }
    tbody tr { border-bottom: 1px solid var(--rule); }
    tr.continued th { padding-left: 1rem; }
    th.number, td.number { text-align: right; }
    td.number { white-space: nowrap; }
    th, td { overflow-wrap: break-word; }
    tbody th, .claims td, .checks td { overflow-wrap: anywhere; min-width: 8rem; }
    table.bootstrap { font-size: 0.84rem; }
    .bootstrap thead th:first-child { width: auto; text-align: left; }
    .bootstrap tbody th { text-align: left; }
    table.comparison { font-size: 0.84rem; }
    .comparison thead th:first-child { width: 24%; }
    .comparison th, .comparison td { padding-left: 0.75rem; }
    .comparison th:first-child { padding-left: 0; }
    .numbers td:last-child, .numbers th:last-child { padding-left: 1.75rem; }
    """

  private static let narrow = """
    @media screen and (max-width: 40rem) {
      body { padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.5rem; }
      nav li { margin-bottom: 0.5rem; }
      nav li > a.question { display: none; }
      dl { grid-template-columns: minmax(0, 1fr); gap: 0.1rem; }
      dd { margin-bottom: 0.75rem; }
      figure li, .distribution li, .comparison li {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      figure li { padding-top: 0.35rem; }
      .plot { grid-column: 1 / -1; grid-row: 2; }
      .distribution .label { grid-column: 1 / -1; }
      .comparison .plot:nth-of-type(3) { grid-row: 3; }
      .comparison .axis { display: none; }
      .histogram li, .bars { grid-template-columns: minmax(0, 1fr) auto; }
      .bars .plot { grid-column: 1 / -1; }
      .histogram .limits { display: inline; }
      .comparison .value { flex-direction: row; }
      .comparison .limits { display: inline; }
      .comparison td, .comparison th { padding-left: 0.4rem; }
      .comparison td:last-child { grid-column: 1 / -1; padding-left: 0; }
      .comparison thead th:last-child { display: none; }
      .label, .value { padding: 0; align-self: end; }
      .value b { min-width: 0; }
      .limits { display: none; }
      .axis { grid-template-columns: minmax(0, 1fr); }
      .axis .plot { grid-column: 1; grid-row: 1; }
      table { display: grid; grid-template-columns: repeat(var(--values), auto); }
      caption, tr { grid-column: 1 / -1; }
      caption { display: block; }
      thead, tbody { display: contents; }
      tr { display: grid; grid-template-columns: subgrid; padding: 0.35rem 0; }
      thead tr { border-bottom: 1px solid var(--quiet); }
      thead th { border: 0; }
      table { font-size: 0.82rem; }
      th, td { padding: 0.05rem 0 0.05rem 0.5rem; }
      th:first-child { grid-column: 1 / -1; width: auto; }
      thead th:first-child, .checks thead, .claims thead { \(unseen) }
      th:nth-child(2), td:nth-child(2) { padding-left: 0; text-align: left; }
      td:nth-child(2), td:nth-child(3) { white-space: normal; }
      .numbers td:last-child, .numbers th:last-child { padding-left: 0.75rem; }
      .checks td, .claims td { grid-column: 1 / -1; padding-left: 0; }
    }
    """

  private static let print = """
    @media print {
      @page { margin: 18mm 16mm; }
      html { font-size: 10pt; }
      body { max-width: none; padding: 0; }
      h2 { margin-top: 2rem; }
      h1, h2, h3, figcaption, caption, .facts, .legend { break-after: avoid; }
      .box { overflow: visible; }
      h1, h2, h3, figure, tr, dd, .statement { break-inside: avoid; }
      dt { break-after: avoid; }
      nav { display: none; }
      dl { display: block; }
      dd { margin: 0 0 0.5rem; }
      .remark, tbody tr:first-child { break-before: avoid; }
      .statement { border: 1px solid var(--rule); border-left: 4px solid var(--mark); }
      a { color: inherit; }
    }
    """
}
