// The questions of `which`: at most four to each command, in the words of somebody who knows what is to be found out
// and not how it is called.

extension WhichStep {
  /// The first question.
  static let first = ask(
    "What do you have?",
    ("One share: 37 of 50 said yes", share),
    ("One question with several answers, and how many chose each", categories),
    ("Groups of different people, to be compared", groups),
    ("The same people with two or more answers, to be compared", samePeople),
    ("Two questions of the same people, to see whether they go together", association),
    ("Scores or other numbers", numbers),
    ("Events in a time or another exposure, such as 69 cases in 11 years", events),
    ("Two or more raters of the same things", raters),
    ("A whole survey, or a report that is printed", report),
    ("Scores of two or more models, robots or programs on the same items, in files", systems))

  private static let share = ask(
    "What is to be found out?",
    (
      "How uncertain it is",
      type("proportion 37/50", "Wilson's interval; --method all shows the others.")
    ),
    (
      "Whether it differs from a value that was stated before",
      type(
        "proportion 37/50 --null 0.5",
        "Tests of the share against the value, each beside the interval that it goes with; --alternative greater asks "
          + "for more than the value only.")
    ),
    (
      "Whether it is near enough to a value",
      type(
        "proportion 37/50 --margins 0.6,0.9",
        "Whether the share is shown to lie between two margins, which are set before anybody looks."
      )
    ),
    (
      "What those could change who gave no answer",
      type("missing 37/47/50", "37 of the 47 who answered, of 50 asked: what the other 3 could do.")
    ),
    (
      "What it is of a small, known number of people, most of whom were asked",
      type("finite 37/50/60", "50 of 60 people were drawn at random: the interval is narrower.")
    ))

  private static let categories = ask(
    "What is to be found out?",
    (
      "How uncertain all shares are together",
      type("multinomial 4,9,12,25", "Intervals that hold together, one a category.")
    ),
    (
      "Whether the shares differ from those that were stated before",
      type("goodness 12,20,18 --shares 1,1,1", "The chi-squared test of fit, and exact ones.")
    ),
    (
      "Which answer is the most frequent, where each person gave one",
      type("ranks 4,9,12,25", "Which ranks are shown, and whether one is the highest.")
    ),
    (
      "Which answer is the most frequent, where each person could give several",
      type("ranks 46/50 44/50 42/50", "Which ranks are shown, and whether one is the highest.")
    ),
    (
      "The mean, where answers are points on a scale",
      type("scores 4,9,12,25", "The mean with an interval that stays on the scale.")
    ))

  // MARK: - Different people

  private static let groups = ask(
    "How many groups?",
    (
      "Two",
      ask(
        "What was asked?",
        (
          "Yes or no",
          ask(
            "What is to be found out?",
            (
              "Whether the shares differ, and by how much",
              type(
                "compare 36/50 40/50", "Difference, ratio and odds ratio with intervals, and tests."
              )
            ),
            (
              "Whether they differ by less than what matters",
              type(
                "compare 36/50 40/50 --margins -0.2,0.2",
                "Equivalence at margins that are set before anybody looks.")
            ),
            (
              "Whether the first is not worse by more than what matters",
              type(
                "compare 36/50 40/50 --null -0.1 --alternative greater",
                "Non-inferiority where yes is the better answer: whether the first share is no more than 10 points below. "
                  + "Where yes is the worse one: --null 0.1 --alternative less.")
            ),
            (
              "Whether they differ, where people also fall into strata such as provinces",
              type(
                "stratified '10,5;4,11' '8,2;6,4'",
                "One table a stratum, with a row a group and columns for yes and no: a common odds ratio, difference and "
                  + "ratio, and whether one fits all.")
            )
          )
        ),
        (
          "Several answers without an order",
          type(
            "table '10,20,5;30,40,9'",
            "Whether the answers differ between the groups, and which stand out; a row a group.")
        ),
        (
          "Answers in an order",
          type(
            "table '4,9,12,25;8,14,18,10' --method superiority,mann-whitney-exact",
            "How likely somebody of one group answers higher than somebody of the other, and the test of it; a row a "
              + "group.")
        ),
        (
          "Numbers, in a file",
          type(
            "bootstrap answers.csv --statistic 'difference(mean(score), by: group)'",
            "The difference of means, medians and others, with a bootstrap interval.",
            needsFile: true)
        )
      )
    ),
    (
      "Three or more",
      ask(
        "What was asked?",
        (
          "Yes or no; the groups have no order",
          type(
            "groups 5/20 8/21 12/25",
            "Which pairs differ, adjusted for their number. Whether any do: table '5,15;8,13;12,13'."
          )
        ),
        (
          "Yes or no; the groups have an order, such as ages",
          type("trend 5/20 8/21 12/25", "Whether the share rises or falls along the order.")
        ),
        (
          "Several answers without an order",
          type(
            "table '10,20,5;30,40,9;12,8,11'",
            "Whether the answers differ between the groups; a row a group.")
        ),
        (
          "Answers in an order",
          type(
            "table '4,9,12;8,14,8;9,9,3' --method kruskal-wallis",
            "Whether some group tends to higher answers; jonckheere-terpstra where groups have an order; a row a group."
          )
        ),
        (
          "Numbers, in a file",
          type(
            "bootstrap answers.csv --statistic 'mean(score)' --where 'group = Police'",
            "The mean of one group with a bootstrap interval; once for each group.", needsFile: true
          )
        )
      )
    ))

  // MARK: - The same people

  private static let samePeople = ask(
    "What were they asked?",
    (
      "Two questions with yes or no",
      ask(
        "Is it known how many said yes to both?",
        (
          "Yes",
          type(
            "paired 20,12,2,16",
            "Both, the first only, the second only, neither: the difference, and McNemar's tests.")
        ),
        (
          "No, only how many said yes to each",
          type(
            "margins 46/50 39/50", "What every joint table that fits would say: all, some or none.")
        )
      )
    ),
    (
      "Three or more questions with yes or no",
      ask(
        "What is there of each person?",
        (
          "The answers",
          type(
            "cochran answers.csv --columns q1,q2,q3", "Whether the shares differ: Cochran's Q.",
            needsFile: true)
        ),
        (
          "Only how many said yes to each",
          type("ranks 46/50 44/50 42/50", "Which ranks are shown, whatever the joint answers were.")
        )
      )
    ),
    (
      "The same question with several answers, twice",
      ask(
        "What is known?",
        (
          "How many gave each pair of answers; they have no order",
          type(
            "square '10,5,2;3,12,6;1,4,7' --method stuart-maxwell,bowker",
            "Whether the shares changed; rows are the first time, columns the second.")
        ),
        (
          "How many gave each pair of answers; they have an order",
          type(
            "square '10,5,2;3,12,6;1,4,7' --method mean-score-change,signed-rank",
            "How far the mean score changed, and in which direction; rows are the first time, columns the second."
          )
        ),
        (
          "Only how many gave each answer, each time; they have an order",
          type(
            "margins 4,22,16,8 3,26,13,8",
            "How far the mean score changed, whatever the pairs of answers were.")
        )
      )
    ),
    (
      "Scores or numbers, twice",
      type(
        "differences 3,-2,0,5,4,1", "Signed ranks and signs of each person's difference.")
    ))

  // MARK: - The rest

  private static let association = ask(
    "Have the answers an order?",
    (
      "No, or one question only",
      type(
        "table '10,20;30,40'",
        "Chi-squared and exact tests, Cramer's V, and which cells stand out; a row for each answer to one question, a "
          + "column for each to the other."
      )
    ),
    (
      "Both have one",
      type(
        "table '4,9,12;8,14,8;9,9,3' --method gamma,tau-b,somers-d-columns",
        "How far higher answers to one go with higher answers to the other.")
    ),
    (
      "They are numbers, in a file",
      type(
        "bootstrap answers.csv --statistic 'correlation(x, y)'",
        "The correlation with a bootstrap interval; slopes, ratios and others.", needsFile: true)
    ))

  private static let numbers = ask(
    "Where are they?",
    (
      "In a file, a row for each person",
      type(
        "bootstrap answers.csv --statistic 'mean(score)'",
        "Means, medians, quantiles and others with a bootstrap interval.", needsFile: true)
    ),
    (
      "As counts of each point of a scale",
      type("scores 4,9,12,25", "The mean with an interval that stays on the scale.")
    ),
    (
      "As a difference of each person",
      type("differences 3,-2,0,5,4,1", "Signed ranks and signs: whether they lie around 0.")
    ))

  private static let events = ask(
    "How many rates?",
    ("One", type("rate 69/11", "The rate of events in an exposure with its interval.")),
    ("Two", type("rate 69/11 45/12 --ratio", "The ratio of two rates with its interval.")))

  private static let raters = ask(
    "How many raters?",
    (
      "Two",
      type(
        "square '20,12;2,16'",
        "Cohen's kappa, also weighted, and whether margins differ; a row for each answer of the first rater, a column for "
          + "each of the second.")
    ),
    (
      "More, or some ratings are missing",
      type(
        "raters ratings.csv --columns anna,ben,cleo",
        "Krippendorff's alpha, Gwet's AC1 and percent agreement; --method fleiss-kappa is Fleiss', --missing drop leaves "
          + "missing ratings out, and --resamples 9999 gives all of them limits.", needsFile: true)
    ))

  private static let systems = type(
    "evals old.jsonl new.jsonl",
    "Which is better, worse or the same, with exact tests; a file for each, or one with a column of systems.",
    needsFile: true)

  private static let report = ask(
    "What is there?",
    (
      "A file of answers: CSV, SPSS, Stata, SAS or a workbook",
      type(
        "init answers.csv",
        "A survey folder with what was recognised; 'report' makes the page of it.",
        needsFile: true)
    ),
    (
      "A survey folder",
      type(
        "report SURVEY", "Every number with its interval, comparisons, ranks and an audit.",
        needsFile: true)
    ),
    (
      "Printed percentages, means or tests that may not be right",
      type("audit --set 44,38,16,2 --n 50", "Which numbers can't be, and what stands behind them.")
    ),
    (
      "Many questions from R, Python or a pipeline",
      type("batch", "One question a line of JSON, or columns of them in one.")
    ))
}
