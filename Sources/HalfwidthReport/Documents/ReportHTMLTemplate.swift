/// The page's template, compiled in.
///
/// Names with three braces are strips of charts and nothing else: all other values are escaped.
enum ReportHTMLTemplate {
  /// The whole page.
  static let text = """
    {{% CONTENT_TYPE: MARKUP}}
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{title}}</title>
    <style>
    \(ReportHTMLStyle.text)
    </style>
    </head>
    <body class="{{script}}">
    <svg class="definitions" width="0" height="0" aria-hidden="true">
    <defs>{{{hatching}}}</defs>
    </svg>
    <header>
    <h1>{{title}}</h1>
    <p class="citation">{{citation}}</p>
    <p class="sample">{{sample}}</p>
    <p class="statement">{{statement}}</p>
    </header>
    <main>
    {{#before}}
    \(chapter)
    {{/before}}
    <nav id="contents" aria-labelledby="contents-heading">
    <h2 id="contents-heading">Contents</h2>
    <ol>
    {{#after}}
    <li><a href="#{{anchor}}">{{heading}}</a>{{^.parts}}</li>{{/.parts}}
    {{#.parts}}
    {{#articles}}
    <a class="question" href="#{{anchor}}">{{heading}}</a>
    {{/articles}}
    </li>
    {{/.parts}}
    {{/after}}
    </ol>
    </nav>
    {{#after}}
    \(chapter)
    {{/after}}
    </main>
    <footer>
    <p>{{colophon}}</p>
    </footer>
    </body>
    </html>

    """

  private static let chapter = """
    <section{{^.parts}} class="chapter"{{/.parts}} id="{{anchor}}">
    <h2>{{heading}}</h2>
    {{#blocks}}
    {{#.article}}
    <article id="{{anchor}}">
    <h3>{{heading}}</h3>
    {{#blocks}}
    \(block)
    {{/blocks}}
    </article>
    {{/.article}}
    \(block)
    {{/blocks}}
    </section>
    """

  /// What a chapter or an article holds, of which each block has one.
  private static let block = """
    {{#.plain}}
    <p>{{.}}</p>
    {{/.plain}}
    {{#.facts}}
    <p class="facts">{{.}}</p>
    {{/.facts}}
    {{#.remark}}
    <p class="remark">{{.}}</p>
    {{/.remark}}
    {{#.check}}
    <p class="check">{{.}}</p>
    {{/.check}}
    {{#.list}}
    <dl>
    {{#entries}}
    <dt>{{term}}</dt>
    <dd>{{.text}}{{#.source}} <span class="source">{{.}}{{/.source}}\
    {{#.doi}}, <a href="https://doi.org/{{.}}">doi:{{.}}</a>{{/.doi}}\
    {{#.source}}.</span>{{/.source}}</dd>
    {{/entries}}
    </dl>
    {{/.list}}
    {{#.table}}
    \(table)
    {{/.table}}
    {{#.intervals}}
    <figure class="intervals">
    <figcaption>{{title}}</figcaption>
    <ul>
    {{#rows}}
    <li><span class="label">{{label}}</span><span class="plot">{{{strip}}}</span>\
    <span class="value" aria-hidden="true"><b>{{value}}</b>\
    {{#.limits}} <span class="limits">{{.}}</span>{{/.limits}}</span></li>
    {{/rows}}
    </ul>
    <p class="axis" aria-hidden="true"><span class="plot">{{{axis}}}</span></p>
    </figure>
    {{/.intervals}}
    {{#.distribution}}
    <figure class="distribution">
    <figcaption>{{title}}</figcaption>
    <p class="legend">{{#legend}}<span class="key"><span class="swatch {{style}}"></span>\
    {{name}}</span> {{/legend}}</p>
    <ul>
    {{#rows}}
    <li><span class="label">{{label}}</span><span class="plot">{{{strip}}}</span></li>
    {{/rows}}
    </ul>
    </figure>
    {{/.distribution}}
    {{#.comparison}}
    <figure class="comparison">
    <figcaption>{{title}}</figcaption>
    <p class="legend"><span class="key"><span class="swatch round"></span>{{first}}</span> \
    <span class="key"><span class="swatch ring"></span>{{second}}</span></p>
    <ul>
    {{#rows}}
    <li><span class="label">{{label}}</span><span class="plot">{{{shares}}}</span>\
    <span class="plot">{{{difference}}}</span>\
    <span class="value" aria-hidden="true"><b>{{value}}</b>\
    {{#.limits}} <span class="limits">{{.}}</span>{{/.limits}}</span></li>
    {{/rows}}
    </ul>
    <p class="axis" aria-hidden="true"><span class="plot">{{{shareAxis}}}</span>\
    <span class="plot">{{{axis}}}</span></p>
    </figure>
    {{/.comparison}}
    {{#.histogram}}
    <figure class="histogram">
    <figcaption>{{title}}</figcaption>
    <p class="bars"><span class="plot">{{{strip}}}</span></p>
    <ul>
    {{#rows}}
    <li><span class="label">{{label}}</span><span class="plot">{{{strip}}}</span>\
    <span class="value"><span class="limits">{{limits}}</span></span></li>
    {{/rows}}
    </ul>
    <p class="axis" aria-hidden="true"><span class="plot">{{{axis}}}</span></p>
    </figure>
    {{/.histogram}}
    """

  /// Roles are written out because a narrow page lays the table out as a grid, and some browsers
  /// then forget that it is a table.
  private static let table = """
    <div class="box">
    <table role="table" class="{{kind}}" style="--values: {{values}}">
    <caption>{{caption}}</caption>
    <thead role="rowgroup"><tr role="row">
    {{#columns}}
    <th role="columnheader" scope="col" class="{{style}}">{{title}}</th>
    {{/columns}}
    </tr></thead>
    <tbody role="rowgroup">
    {{#rows}}
    <tr role="row" class="{{style}}">{{#head}}<th role="rowheader" scope="row">\
    {{#.context}}<span class="unseen">{{.}}: </span>{{/.context}}{{text}}</th>{{/head}}\
    {{#cells}}<td role="cell" class="{{style}}">{{text}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#notes}}
    <p class="remark">{{.}}</p>
    {{/notes}}
    """
}
