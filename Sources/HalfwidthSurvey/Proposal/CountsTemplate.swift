/// A survey folder for numbers that a report prints, with made-up ones to be replaced.
public enum CountsTemplate {
  /// The files of the folder: a codebook and its numbers, which can be read as they are.
  public static let files: [(name: String, text: String)] = [
    (SurveyFolder.codebookName, codebook), ("counts.csv", counts),
  ]

  private static let codebook = """
    # A template: put the questions of your report in the place of these. Everything here is made up, and can be
    # read as it is: 'halfwidth validate' says what does not fit, 'halfwidth report' writes the page.
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: "Author, title, place, year", date: 2026-01-31}
    # size: how many were asked. design: convenience, srs (with population: how many there are), stratified, clustered.
    # Where the printed percentages are weighted: weighted: true, and design_effect or effective_size if it is printed.
    sample: {size: 50, design: convenience}
    data:
      counts: counts.csv

    scales:
      # From one end to the other. A box is a group of levels that is reported together; the headline stands for an
      # item in a list. apart: answers that are no step, such as don't know.
      agreement:
        levels: [strongly disagree, disagree, agree, strongly agree]
        boxes: {agreeing: [agree, strongly agree]}
        headline: agreeing

    # n: the base of every row of counts.csv that states none. where: the place in the report, likewise.
    # asked_of: gender.female where only those were asked who gave that answer.
    # role: estimate (default), composition (who was recruited), event-total, unstated-base: only the first gets an interval.
    questions:
      # One answer each.
      - {id: gender, text: Gender, type: single, role: composition, n: 50, where: Page 1, items: {female: Female, male: Male}}
      # Select all that apply.
      - {id: services, figure: Figure 1, text: Services, type: multiple, n: 50, where: Page 2, items: {legal: Legal, medical: Medical}}
      # A level of a scale for each item.
      - {id: general, section: Factors, figure: Figure 2, text: Factors in general, type: scale, scale: agreement, n: 50, items: {poverty: Poverty, dropout: Dropping out of school}}
      - {id: special, section: Factors, figure: Figure 3, text: Factors of one kind, type: scale, scale: agreement, n: 50, items: {poverty: Poverty, dropout: Dropping out of school}}

    # Two questions whose items have the same ids. design: paired (the same respondents) or independent. items_asked:
    # how many items were asked, printed or not.
    comparisons:
      - {id: factors, first: general, second: special, design: paired, items_asked: 2}

    # What the report says about its numbers; a number is question.item, or question.item.level.
    claims:
      - {id: most-legal, where: "Page 2, paragraph 1", kind: greater-than, value: 70%, items: [services.legal]}
      - {id: legal-first, where: "Page 2, paragraph 1", kind: rank, question: services, order: [legal, medical]}
      # Other kinds, each with its keys:
      #  - {id: a, where: Page 3, kind: at-least, value: 70%, items: [general.poverty]}
      #  - {id: b, where: Page 3, kind: less-than, value: 90%, items: [general.poverty]}
      #  - {id: c, where: Page 3, kind: equal, value: 80%, items: [general.poverty]}
      #  - {id: d, where: Page 3, kind: sum, value: 100%, items: [gender.female, gender.male]}
      #  - {id: e, where: Page 3, kind: highest, question: general, items: [poverty]}
      #  - {id: f, where: Page 3, kind: lowest, question: general, items: [dropout]}
      #  - {id: g, where: Page 3, kind: similar, first: general.poverty, second: special.poverty, margin: 5}
      #  - {id: h, where: Page 3, kind: larger-than, first: general.poverty, second: special.poverty}
      #  - {id: i, where: Page 3, kind: subset, part: special.dropout, whole: general.dropout}
      #  - {id: j, where: Page 3, kind: refers-to, figure: Figure 2}
      #  - {id: l, where: Page 3, kind: majority, items: [general.poverty]}
      #  - {id: m, where: Page 3, kind: most, items: [gender.female], together: true}
      #  - {id: n, where: Page 3, kind: half, items: [gender.female], margin: 10}
      #  - {id: o, where: Page 3, kind: nearly-all, items: [general.poverty], value: 80%}
      #  - {id: p, where: Page 3, kind: all, items: [general.poverty]}
      #  - {id: k, where: Page 3, kind: verbal, text: What none of the other kinds holds, items: [general.poverty]}

    """

  private static let counts = """
    question,item,category,count,percent,n,figure,where
    gender,female,,29,58%,,,
    gender,male,,21,42%,,,
    services,legal,,37,74%,,Figure 1,
    services,medical,,,62%,,Figure 1,
    general,poverty,agreeing,,84,,Figure 2,Page 3
    general,dropout,agreeing,,76,,Figure 2,Page 3
    special,poverty,agreeing,,68,,Figure 3,Page 4
    special,dropout,agreeing,,70,,Figure 3,Page 4

    """
}
