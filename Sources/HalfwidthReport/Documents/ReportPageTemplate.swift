/// The templates of the HTML page (Mustache).
///
/// `{{name}}` is escaped; `{{{name}}}` is markup that the page's own code made.
enum ReportPageTemplate {
  static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{title}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <header>
    <h1>{{title}}</h1>
    <p class="citation">{{citation}}</p>
    <p class="sample">{{sample}}</p>
    <p class="statement">{{statement}}</p>
    <nav aria-label="Contents"><ul>
    {{#contents}}
    <li><a href="#{{entryAnchor}}">{{entryHeading}}</a></li>
    {{/contents}}
    </ul></nav>
    </header>
    <main>
    {{{guide}}}
    {{{checks}}}
    {{#sections}}
    <section id="{{sectionAnchor}}">
    <h2>{{sectionHeading}}</h2>
    {{#sectionText}}<p>{{sectionText}}</p>{{/sectionText}}
    {{#questions}}
    <article id="{{questionAnchor}}">
    <h3>{{questionHeading}}</h3>
    {{#facts}}<p class="facts">{{facts}}</p>{{/facts}}
    {{#note}}<p class="note">{{note}}</p>{{/note}}
    {{#questionChecks}}<p class="check">{{.}}</p>{{/questionChecks}}
    {{#questionText}}<p>{{questionText}}</p>{{/questionText}}
    {{#chart}}
    <figure>
    <figcaption>{{chartTitle}}</figcaption>
    {{{chartSVG}}}
    </figure>
    {{/chart}}
    {{#chartNotes}}<p class="note">{{.}}</p>{{/chartNotes}}
    {{{table}}}
    {{#distribution}}
    <figure>
    <figcaption>{{distributionTitle}}</figcaption>
    <ul class="legend">
    {{#legend}}<li><span class="swatch {{legendStyle}}"></span>{{legendName}}</li>{{/legend}}
    </ul>
    {{{distributionSVG}}}
    </figure>
    {{/distribution}}
    {{{distributionTable}}}
    {{#unprinted}}<p class="note">{{unprinted}}</p>{{/unprinted}}
    </article>
    {{/questions}}
    </section>
    {{/sections}}
    {{{claims}}}
    {{{methods}}}
    </main>
    <footer><p>{{colophon}}</p></footer>
    </body>
    </html>

    """

  static let chapter = """
    <section id="{{chapterAnchor}}" class="chapter">
    <h2>{{chapterHeading}}</h2>
    {{#chapterText}}<p>{{chapterText}}</p>{{/chapterText}}
    <dl>
    {{#entries}}
    <div><dt>{{term}}</dt><dd>{{entryText}}{{#source}} <cite>{{source}}{{#doi}}, <a href="https://doi.org/{{doi}}">doi:{{doi}}</a>{{/doi}}</cite>.{{/source}}</dd></div>
    {{/entries}}
    </dl>
    {{{chapterTable}}}
    </section>

    """

  static let table = """
    <div class="scroll" role="region" aria-label="{{caption}}" tabindex="0">
    <table class="{{kind}}">
    <caption>{{caption}}</caption>
    <thead><tr>{{#columns}}<th scope="col" class="{{columnStyle}}">{{columnTitle}}</th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr>{{#cells}}{{#isHeading}}<th scope="row" class="{{cellStyle}}">{{/isHeading}}{{^isHeading}}<td class="{{cellStyle}}" data-label="{{columnLabel}}">{{/isHeading}}<span>{{#context}}<span class="hidden">{{context}}: </span>{{/context}}{{#pieces}}{{#isFurther}}; {{/isFurther}}{{pieceText}}{{#mark}}<sup title="{{markPlace}}">{{mark}}</sup>{{/mark}}{{/pieces}}</span>{{#isHeading}}</th>{{/isHeading}}{{^isHeading}}</td>{{/isHeading}}{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#tableNotes}}<p class="table-note">{{.}}</p>{{/tableNotes}}

    """
}
