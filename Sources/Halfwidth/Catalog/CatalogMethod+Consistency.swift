// Why checks of printed numbers are made where none is asked for: the kind of the numbers decides.

extension ConsistencyMethod: CatalogMethod {
  package static let defaultReasons: KeyValuePairs<Self, String> = [
    .possibleCounts:
      "It is exact for one percentage of a known base. At bases above 100 every whole percentage has a "
      + "count, so that it says nothing there; percent-set then still does.",
    .possibleBases:
      "It is all that percentages say of a base that is not printed. Whole percentages leave nearly every "
      + "base above 100 possible; with a base that is known possible-counts says more.",
    .countPercent:
      "It compares the two numbers under each rule of rounding; weighted percentages are not those of counts. "
      + "possible-counts has the counts that would fit.",
    .percentSet:
      "It is exact for categories that exclude each other and are all printed. Numbers that were forced to "
      + "sum to 100 can fail it: percent-set-adjusted then says whether they can be right.",
    .largestRemainder:
      "It is the one method that takes counts; percent-set-adjusted goes the other way.",
    .grim:
      "It needs no scale. With more answers than units of the last digit every mean has a sum, and it says "
      + "nothing; a standard deviation beside it then still can, by mean-sd.",
    .meanSD:
      "It says not only whether the two numbers can be right but also how many respondents can have given each "
      + "answer. It goes through counts: for long scales and many respondents grimmer is quicker.",
    .debit:
      "Of zeros and ones the mean leaves one standard deviation for each count, so that both are checked "
      + "against each other. On other scales use mean-sd.",
  ]
}
