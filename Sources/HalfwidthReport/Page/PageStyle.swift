/// The page's style sheet, compiled in.
///
/// Screens are light or dark as their owner asks; paper is always light. Charts and tables are laid
/// out in columns, and on a narrow screen in two lines a row.
enum PageStyle {
  /// The style sheet.
  static let text = HTML.unindented(
    [ReportPalette.rules, page, first, lists, charts, rows, tables, narrow, print].joined(
      separator: "\n"))

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      max-width: 86rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem;
      background: var(--page); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
    }
    h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
    h1, h2, h3, .citation, .label, .key, .remark, th, dt { unicode-bidi: plaintext; }
    .tall :is(h1, h2, h3, nav a, figure, table) { line-height: 1.7; }
    h1 { font-size: 1.7rem; letter-spacing: -0.01em; margin: 0 0 0.4rem; }
    h2 { font-size: 1.25rem; margin: 1.2rem 0 0.2rem; padding-top: 0.3rem; border-top: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 0.6rem 0 0.05rem; }
    p { margin: 0.4rem 0; max-width: 60rem; }
    a { color: var(--link); text-underline-offset: 0.15em; }
    section, article, nav, figure, table { scroll-margin-top: calc(var(--bar, 0px) + 0.5rem); }
    .citation, .facts, .remark, .source, caption, figcaption, footer, .told, .found { color: var(--quiet); }
    .facts { margin: 0; font-size: 0.86rem; max-width: none; }
    .remark { font-size: 0.86rem; margin: 0.35rem 0; }
    .check {
      font-size: 0.9rem; margin: 0.35rem 0; padding-left: 0.75rem;
      border-left: 4px solid var(--left-2);
    }
    footer { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: 0.9rem; }
    .definitions { position: absolute; }
    .unseen, .skip:not(:focus) { \(unseen) }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    """

  /// For the ears of those who don't see the page.
  private static let unseen = """
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); \
    white-space: nowrap;
    """

  private static let first = """
    .sample, .citation { margin: 0 0 0.15rem; max-width: none; }
    .citation { font-size: 0.86rem; }
    .statement { margin: 0.6rem 0 0; padding: 0.45rem 0.9rem; background: var(--soft); border-left: 4px solid var(--mark); }
    .statement summary { font-weight: 600; }
    .findings h2, .overview h2 { margin-top: 1.1rem; border: 0; padding: 0; }
    .points { margin: 0; padding-left: 1.1rem; }
    .points li { margin: 0.15rem 0; }
    .points a { color: inherit; text-decoration: none; }
    .points a::after { content: " \\203A"; color: var(--link); font-weight: 700; }
    .points a:hover, .points a:focus { text-decoration: underline; }
    summary { cursor: pointer; }
    .more { display: flex; flex-wrap: wrap; min-width: 0; max-width: 100%; gap: 0 1.5rem; margin: 0.1rem 0 0.3rem; font-size: 0.86rem; }
    .more > details > summary { color: var(--link); }
    .more > details[open] { flex: 1 0 100%; min-width: 0; }
    .quotes ul { margin: 0.25rem 0 0.5rem; padding-left: 1.1rem; }
    main button { font: inherit; font-size: 0.86rem; }
    .tools {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; align-items: center;
      padding: 0.5rem 0; margin: 1rem 0 0; background: var(--page); border-bottom: 1px solid var(--rule); font-size: 0.86rem;
    }
    .tools[hidden], [data-away] { display: none !important; }
    .tools input, .tools select {
      font: inherit; padding: 0.15rem 0.3rem; color: inherit; background: var(--soft); border: 1px solid var(--quiet);
    }
    .told, .found { margin: 0; }
    """

  private static let lists = """
    dl { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0.5rem 1.5rem; margin: 0.5rem 0; }
    dt { font-weight: 600; }
    dd { margin: 0; max-width: 44rem; }
    nav ol { list-style: none; margin: 0; padding: 0; font-size: 0.9rem; line-height: 1.35; }
    nav a { text-decoration: none; }
    nav a:hover, nav a:focus { text-decoration: underline; }
    nav > ol > li { display: inline-block; margin-right: 1.4rem; }
    nav details { margin-top: 0.3rem; font-size: 0.9rem; }
    nav details ol { columns: 19rem; column-gap: 2rem; }
    nav details a { display: block; padding: 0.1rem 0; break-inside: avoid; }
    nav details li > a:first-child { font-weight: 600; margin-top: 0.3rem; }
    """

  private static let charts = """
    figure { margin: 0.35rem 0 0.4rem; font-size: 0.88rem; line-height: 1.3; }
    figcaption { margin-bottom: 0.15rem; font-size: 0.86rem; }
    figcaption b { font-weight: 600; }
    figure ul { list-style: none; margin: 0; padding: 0; }
    .plot { display: block; position: relative; min-height: 1.35rem; }
    figure .plot:not(.bars) {
      background: linear-gradient(to right, var(--grid) 1px, transparent 1px) 0 0 / calc(100% / 4) 100%;
      box-shadow: inset -1px 0 var(--grid);
    }
    figure .plot, .swatch, .verdict::before { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    figure .plot.difference { background-size: calc(100% / var(--parts)) 100%; }
    figure .axis .plot, figure .bars .plot { background: none; box-shadow: none; }
    .plot > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
    .plot circle { cy: 50%; r: 5px; }
    .plot > .bar { inset: 0.15rem 0; height: calc(100% - 0.3rem); }
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
    .share { font-size: 0.78rem; text-anchor: middle; dominant-baseline: central; paint-order: stroke; stroke-width: 0; }
    .share.halo { stroke-width: 5; }
    .bin { fill: var(--right-2); }
    .link { stroke: var(--quiet); stroke-width: 1.5; }
    .ring { fill: none; stroke: var(--left-3); stroke-width: 2.5; }
    .legend { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; margin: 0 0 0.15rem; max-width: none; }
    .key { display: inline-flex; align-items: center; gap: 0.4rem; }
    .swatch {
      flex: none; width: 0.85rem; height: 0.85rem;
    }
    .swatch.round { border-radius: 50%; background: var(--mark); }
    .swatch.ring { border-radius: 50%; border: 2.5px solid var(--left-3); }
    .swatch.remainder {
      border: 1px solid var(--quiet);
      background: repeating-linear-gradient(-45deg, var(--quiet) 0 1px, transparent 1px 4px);
    }
    .verdict::before {
      content: ""; display: inline-block; width: 0.7rem; height: 0.7rem; margin-right: 0.35rem;
      border: 2px solid currentColor; border-radius: 50%;
    }
    .verdict.shown::before { background: currentColor; }
    .verdict.open::before { background: linear-gradient(to right, currentColor 50%, transparent 50%); }
    .verdict { white-space: nowrap; align-self: center; }
    .verdict.missing { color: var(--quiet); }
    .verdict.shown { font-weight: 600; }
    """

  private static let rows = """
    figure li, .row, .axis, p.bars { display: grid; column-gap: 1.1rem; grid-template-columns: 19rem minmax(0, 1fr) 11.5rem; }
    .overview li { break-inside: avoid; }
    .overview .group { break-after: avoid; }
    .columns { columns: 34rem 2; column-gap: 2.5rem; }
    .overview li, .overview .group { display: grid; column-gap: 1.1rem; grid-template-columns: 18rem minmax(0, 1fr) 11.3rem; }
    .overview .plot { min-height: 1.25rem; }
    .overview .label, .overview .value { padding: 0; }
    .overview a.label { color: inherit; text-decoration-color: var(--grid); }
    .group { margin: 0.3rem 0 0; max-width: none; }
    .group b { font-weight: 600; }
    figure .group .plot { background: none; box-shadow: none; }
    .questions { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.5rem; align-items: start; }
    .questions > :not(article) { grid-column: 1 / -1; }
    .questions li, .questions .axis { grid-template-columns: 14rem minmax(0, 1fr) 11.3rem; }
    .questions .distribution li { grid-template-columns: 14rem minmax(0, 1fr); }
    .short { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 0.8rem; align-items: baseline; }
    .short > :is(h3, p, .more) { margin: 0.15rem 0; max-width: none; }
    .short > h3 { margin-top: 0.5rem; }
    .answers .bars { grid-column: 2 / -1; min-height: 1.4rem; }
    .answers .label { grid-row: span 2; }
    .distribution li { grid-template-columns: 19rem minmax(0, 1fr); }
    .comparison li { display: block; }
    .comparison .row, .comparison .axis {
      grid-template-columns: 23rem minmax(0, 1fr) minmax(0, 1fr) 11rem 7rem;
    }
    .comparison details > p { margin: 0.1rem 0 0.3rem 1rem; }
    .comparison details > button { margin: 0 0 0.5rem 1rem; }
    summary.row { list-style: none; }
    summary.row::-webkit-details-marker { display: none; }
    summary.row .label::before { content: "\\25B8"; display: inline-block; width: 1rem; color: var(--quiet); }
    details[open] > summary.row .label::before { content: "\\25BE"; }
    .comparison .axis .plot:last-child { grid-column: 3; }
    .histogram li, p.bars, .histogram .axis { grid-template-columns: 8rem minmax(0, 1fr) 10rem; }
    p.bars { margin: 0; max-width: none; }
    p.bars .plot { grid-column: 2; min-height: 7rem; }
    .axis { margin: 0; max-width: none; }
    .axis .plot { grid-column: 2; min-height: 1rem; }
    .label, .value { padding: 0.1rem 0; align-self: center; }
    .value { display: flex; flex-wrap: wrap; column-gap: 0.6rem; white-space: nowrap; }
    .value b { min-width: 3rem; font-weight: 600; text-align: right; }
    .value i { color: var(--quiet); font-style: normal; }
    .value i.stays { white-space: normal; }
    """

  private static let tables = """
    .box { overflow-x: auto; margin: 0.5rem 0; }
    .large article { content-visibility: auto; contain-intrinsic-size: auto 20rem; }
    .large .columns { columns: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.86rem; line-height: 1.35; }
    caption { text-align: left; padding-bottom: 0.25rem; }
    th, td { padding: 0.25rem 0 0.25rem 1rem; text-align: left; vertical-align: top; font-weight: 400; }
    th:first-child { padding-left: 0; }
    thead th:first-child { width: 34%; }
    thead th { color: var(--quiet); vertical-align: bottom; border-bottom: 1px solid var(--quiet); }
    tbody tr { border-bottom: 1px solid var(--rule); }
    tr.continued th { padding-left: 1rem; }
    .n, .figures :is(td, thead th:not(:first-child)) { text-align: right; }
    td.n, .figures td { white-space: nowrap; }
    .figures :is(td, th).w { text-align: left; white-space: normal; }
    th, td { overflow-wrap: break-word; }
    tbody th, .claims td, .checks td { overflow-wrap: anywhere; min-width: 8rem; }
    table.bootstrap { font-size: 0.84rem; }
    .bootstrap thead th:first-child { width: auto; }
    table.comparison { font-size: 0.84rem; }
    .comparison thead th:first-child { width: 24%; }
    .numbers td:last-child, .numbers th:last-child { padding-left: 1.75rem; }
    """

  private static let narrow = """
    @media screen and (max-width: 75rem) {
      .columns { columns: auto; }
      .questions { display: block; }
    }
    @media screen and (max-width: 62rem) {
      figure li, .row, .axis, .overview li, .questions li, .questions .axis { grid-template-columns: 14rem minmax(0, 1fr) 11rem; }
      .comparison .row, .comparison .axis { grid-template-columns: 10rem minmax(0, 1fr) minmax(0, 1fr) 6.5rem 6.5rem; }
      .verdict { white-space: normal; }
    }
    @media screen and (max-width: 40rem) {
      body { padding: 1rem 1rem 3rem; }
      h1 { font-size: 1.35rem; }
      h2 { font-size: 1.15rem; }
      dl { grid-template-columns: minmax(0, 1fr); gap: 0.1rem; }
      dd { margin-bottom: 0.75rem; }
      .tools { position: static; }
      figure li, .overview li, .questions li, .questions .distribution li, .histogram li, p.bars {
        grid-template-columns: minmax(0, 1fr) auto; padding-top: 0.25rem;
      }
      .plot, .answers .bars, p.bars .plot { grid-column: 1 / -1; grid-row: auto; }
      .answers .label { grid-row: 1; }
      .overview .group { grid-template-columns: minmax(0, 1fr); }
      figure li .label { grid-row: 1; }
      figure li .value { grid-row: 1; grid-column: 2; justify-content: flex-end; }
      .distribution .label { grid-column: 1 / -1; }
      .label, .value { padding: 0; align-self: end; }
      .value b { min-width: 0; }
      .comparison li { padding-top: 0.25rem; }
      .comparison .row { grid-template-columns: minmax(0, 1fr) auto; }
      .comparison .row .verdict { grid-column: 2; grid-row: 1; }
      .comparison .row .value { grid-column: 1 / -1; grid-row: 4; justify-content: flex-start; }
      .comparison .row .plot { grid-column: 1 / -1; }
      .axis, .questions .axis, .comparison .axis, .histogram .axis { grid-template-columns: minmax(0, 1fr); }
      .axis .plot, .comparison .axis .plot:last-child { grid-column: 1; grid-row: auto; }
    }
    """

  private static let print = """
    @media print {
      @page { margin: 16mm 14mm; }
      html { font-size: 9pt; }
      body { max-width: none; padding: 0; }
      .tools, .skip, nav, button, details:not([open]):not(.statement):not(:has(> .row)) { display: none; }
      .statement::details-content { content-visibility: visible; height: auto; }
      summary.row .label::before { display: none; }
      .box { overflow: visible; }
      h1, h2, h3, figcaption, caption, .facts, .legend, .group, .statement { break-after: avoid; }
      h1, h2, h3, figure li, .row, tr, dd, .statement { break-inside: avoid; }
      article figure { break-inside: avoid; }
      article > p { break-after: avoid; }
      thead { display: table-header-group; }
      dt { break-after: avoid; }
      dl { display: block; }
      dd { margin: 0 0 0.5rem; }
      .remark, tbody tr:first-child, .axis, figure li:last-child { break-before: avoid; }
      .questions { display: block; }
      .columns { columns: auto; }
      figure li, .row, .axis, p.bars, .overview li, .overview .group, .questions li, .questions .axis { grid-template-columns: 14rem minmax(0, 1fr) 11.3rem; }
      .comparison .row, .comparison .axis { grid-template-columns: 11rem minmax(0, 1fr) minmax(0, 1fr) 10.5rem 6.5rem; }
      a { color: inherit; }
    }
    """
}
