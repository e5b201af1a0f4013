/// What stands before the text of a LaTeX document.
enum LatexPreamble {
  /// - Parameter scripts: The scripts other than Latin that the document has.
  static func text(scripts: [LatexText.Script]) -> String {
    let fonts = scripts.map { script in
      let name = "\\\(script.rawValue)"
      let options = script.shaping.map { "[Script=\($0)]" } ?? ""
      let choice = script.fonts.reversed().reduce("") { rest, font in
        "\\IfFontExistsTF{\(font)}{\\newfontfamily\(name)font\(options){\(font)}}{\(rest)}"
      }
      let words = script.wordsOf.map { "\\ifxetex\\XeTeXlinebreaklocale \"\($0)\" \\fi" } ?? ""
      return "  \(choice)\n"
        + "  \\newcommand{\(name)set}[1]{\(words)\(script.isFromRight ? "\\fromright{#1}" : "#1")}"
    }
    let names = ReportNumbers.list(scripts.map { ReportWords.capitalised($0.rawValue) })
    return """
      % Compile with xelatex or lualatex, or, where all text is in Latin script, with pdflatex.
      % Needs of TeX Live: latex-recommended, fonts-recommended; xetex or luatex for other scripts, and a font for each.
      \\documentclass[11pt,a4paper]{article}
      \\usepackage[margin=22mm]{geometry}
      \\usepackage{iftex,array,booktabs,longtable,graphicx}
      \\usepackage{xcolor}
      \\iftutex
        \\usepackage{fontspec}
        \\ifluatex\\defaultfontfeatures{Renderer=HarfBuzz}\\fi
      \\else
        \\usepackage[utf8]{inputenc}
        \\usepackage[T1]{fontenc}
        \\usepackage{lmodern,textcomp}
      \\fi
      \\usepackage[hidelinks]{hyperref}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{0.6em}
      \\setlength{\\LTpre}{0.3em}
      \\setlength{\\LTpost}{0.8em}
      \\setlength{\\tabcolsep}{4pt}
      \\emergencystretch=3em
      % Text in another script than Latin: its name, and the text. Without a font for it, its name stands there.
      \\newcommand{\\otherscript}[2]{[#1]}
      \\newcommand{\\otherscriptnote}{}
      % A place to break where there are no spaces: XeTeX knows the words.
      \\newcommand{\\scriptbreak}{\\ifxetex\\else\\hspace{0pt}\\fi}
      \\iftutex
        \\ifxetex\\TeXXeTstate=1\\fi
        \\newcommand{\\fromright}[1]{\\ifxetex\\beginR #1\\endR\\else\\bgroup\\textdir TRT #1\\egroup\\fi}
      \(fonts.joined(separator: "\n"))
        \\renewcommand{\\otherscript}[2]{\\ifcsname #1font\\endcsname
          {\\csname #1font\\endcsname\\csname #1set\\endcsname{#2}}\\else[#1]\\fi}
      \\else
        \\renewcommand{\\otherscriptnote}{{\\small pdfLaTeX sets no text in these scripts: \(names). Where their
          names stand in brackets, text is left out: compile with XeLaTeX or LuaLaTeX.\\par}}
      \\fi
      \\begin{document}
      """
  }
}
