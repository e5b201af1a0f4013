extension ReportLanguage {
  /// The sentences of the first screen.
  static let frenchSentences = [
    "%1 of %2, a convenience sample: whoever could be reached.":
      "%1 de %2, un échantillon de convenance : celles que l'on a pu joindre.",
    "%1, a convenience sample: whoever could be reached.":
      "%1, un échantillon de convenance : celles que l'on a pu joindre.",
    "%1, a simple random sample from a population of %2.":
      "%1, un échantillon aléatoire simple d'une population de %2.",
    "%1, from a random sample of clusters.": "%1, d'un échantillon aléatoire de grappes.",
    "%1, random samples within strata.": "%1, des échantillons aléatoires dans des strates.",
    "An interval shows what chance alone would do if respondents were drawn again with the strata, clusters and weights that the survey names.":
      "Un intervalle montre ce que ferait le hasard seul si l'on tirait de nouvelles personnes avec les strates, les grappes et les poids que l'enquête indique.",
    "An interval shows what chance alone would do if they were a simple random sample of a larger group. They were not: selection, shared employers%1 and wording are not in it.":
      "Un intervalle montre ce que ferait le hasard seul si elles étaient un échantillon aléatoire simple d'un groupe plus grand. Ce n'est pas le cas : la sélection, les employeurs communs%1 et la formulation des questions n'y sont pas.",
    "An interval shows what chance alone would do if this were a simple random sample of a larger group. It was not: selection, shared employers%1 and wording are not in it.":
      "Un intervalle montre ce que ferait le hasard seul si c'était un échantillon aléatoire simple d'un groupe plus grand. Ce n'est pas le cas : la sélection, les employeurs communs%1 et la formulation des questions n'y sont pas.",
    "An interval shows what chance does when such a sample is drawn from a population that is large beside it; from a smaller one chance does less. Refusals and wording are not in it.":
      "Un intervalle montre ce que fait le hasard quand un tel échantillon est tiré d'une population bien plus grande ; d'une plus petite, le hasard fait moins. Les refus et la formulation des questions n'y sont pas.",
    "An interval shows what chance would do if they were a simple random sample. People of one cluster are often alike, and then the intervals are too narrow; refusals and wording are not in them either.":
      "Un intervalle montre ce que ferait le hasard si elles étaient un échantillon aléatoire simple. Les personnes d'une même grappe se ressemblent souvent, et les intervalles sont alors trop étroits ; les refus et la formulation des questions n'y sont pas non plus.",
    "An interval shows what chance would do if they were one simple random sample: the strata and their weights are not in it, nor are refusals and wording.":
      "Un intervalle montre ce que ferait le hasard si elles étaient un seul échantillon aléatoire simple : les strates et leurs poids n'y sont pas, ni les refus et la formulation des questions.",
    "Each share is uncertain by about %1 percentage points either way, by chance alone (the median of %2 intervals at the %3 level).":
      "Par le seul hasard, chaque part est incertaine d'environ %1 points de pourcentage de part et d'autre (médiane de %2 intervalles au niveau de %3).",
    "Made with halfwidth %1 on %2.": "Fait avec halfwidth %1 le %2.",
    "Made with halfwidth %1.": "Fait avec halfwidth %1.",
    "Of %1 a difference is shown for %2.": "Sur %1, une différence est montrée pour %2.",
    "Of %1 a difference is shown for %2; after adjustment for the number of items, for %3.":
      "Sur %1, une différence est montrée pour %2 ; après ajustement pour le nombre d'éléments, pour %3.",
    "Of 1 share with a stated value, a difference from it is shown for %1.":
      "Pour 1 part dont une valeur était énoncée, une différence avec elle est montrée pour %1.",
    "Of %1 shares with a stated value, a difference from it is shown for %2.":
      "Pour %1 parts dont une valeur était énoncée, une différence avec elle est montrée pour %2.",
    "Of %1 items that groups are compared on, a difference is shown for %2.":
      "Sur %1 éléments où des groupes sont comparés, une différence est montrée pour %2.",
    "Of %1 ranked lists %2 have one item that is shown to be highest; elsewhere the order of the sample may be chance.":
      "Sur %1 listes classées, %2 ont un élément dont il est montré qu'il est le premier ; ailleurs l'ordre de l'échantillon peut être le hasard.",
    "Of %1 ranked lists 1 has one item that is shown to be highest; elsewhere the order of the sample may be chance.":
      "Sur %1 listes classées, 1 a un élément dont il est montré qu'il est le premier ; ailleurs l'ordre de l'échantillon peut être le hasard.",
    "Of %1 that the report makes about its numbers, %2.":
      "Sur %1 du rapport à propos de ses nombres, %2.",
    "Of %1 that the report makes about its numbers, all hold.":
      "Sur %1 du rapport à propos de ses nombres, tout tient.",
    "Of 1 item that groups are compared on, a difference is shown for %1.":
      "Sur 1 élément où des groupes sont comparés, une différence est montrée pour %1.",
    "Of all %1 people, %2 were not asked: whatever they would say, a share of all %3 lies between the bounds in the column \u{201C}%4\u{201D}.":
      "Sur l'ensemble des %1 personnes, %2 n'ont pas été interrogées : quoi qu'elles diraient, une part de l'ensemble des %3 est entre les bornes de la colonne « %4 ».",
    "Of all %1 people, 1 was not asked: whatever they would say, a share of all %2 lies between the bounds in the column \u{201C}%3\u{201D}.":
      "Sur l'ensemble des %1 personnes, 1 n'a pas été interrogée : quoi qu'elle dirait, une part de l'ensemble des %2 est entre les bornes de la colonne « %3 ».",
    "Of the 1 ranked list 1 has one item that is shown to be highest; elsewhere the order of the sample may be chance.":
      "La seule liste classée a un élément dont il est montré qu'il est le premier ; ailleurs l'ordre de l'échantillon peut être le hasard.",
    "Refusals and wording are not in it.":
      "Les refus et la formulation des questions n'y sont pas.",
    "Selection alone could undo what is shown: the finding that turns first would be lost if those who gave one answer had been %1 times as likely to be interviewed.":
      "La sélection seule pourrait annuler ce qui est montré : le constat qui bascule le premier serait perdu si celles qui ont donné une réponse avaient eu %1 fois autant de chances d'être interrogées.",
    "The checks of the answers found %1.": "La vérification des réponses a trouvé %1.",
    "The column \u{201C}%1\u{201D} has narrower limits for it, which hold under that condition only.":
      "La colonne « %1 » a pour elle des limites plus étroites, qui ne valent qu'à cette condition.",
    "The interval shows chance alone: this person was not drawn at random, and selection%1 and wording are not in it.":
      "L'intervalle ne montre que le hasard : cette personne n'a pas été tirée au sort ; la sélection%1 et la formulation des questions n'y sont pas.",
    "The intervals show chance alone: these %1 people were not drawn at random, and selection%2 and wording are not in them.":
      "Les intervalles ne montrent que le hasard : ces %1 personnes n'ont pas été tirées au sort ; la sélection%2 et la formulation des questions n'y sont pas.",
    "The intervals show what chance does in a random sample: refusals and wording are not in them.":
      "Les intervalles montrent ce que fait le hasard dans un échantillon aléatoire : les refus et la formulation des questions n'y sont pas.",
    "The intervals show what chance does in such a sample: refusals and wording are not in them.":
      "Les intervalles montrent ce que fait le hasard dans un tel échantillon : les refus et la formulation des questions n'y sont pas.",
    "The intervals show what chance would do in a simple random sample: how this one was drawn is not in them.":
      "Les intervalles montrent ce que ferait le hasard dans un échantillon aléatoire simple : la façon dont celui-ci a été tiré n'y est pas.",
    "The percentages are weighted: they describe a larger group as the weights make it from %1.":
      "Les pourcentages sont pondérés : ils décrivent un groupe plus grand tel que les poids le font à partir de %1.",
    "The percentages describe %1 exactly.": "Les pourcentages décrivent exactement %1.",
    "The percentages describe exactly those of %1 who answered.":
      "Les pourcentages décrivent exactement celles qui ont répondu, parmi %1.",
    "The share is uncertain by about %1 percentage points either way, by chance alone.":
      "Par le seul hasard, la part est incertaine d'environ %1 points de pourcentage de part et d'autre.",
    "The tallest bar is %1 of the resamples.": "La barre la plus haute est %1 des rééchantillons.",
    "They were not drawn at random: selection%1 and wording are not in it.":
      "Elles n'ont pas été tirées au sort : la sélection%1 et la formulation des questions n'y sont pas.",
    "This translation is a draft that a speaker should check; explanations are in English.":
      "Cette traduction est une ébauche, à relire par une personne de langue française ; les explications sont en anglais.",
    "What is printed does not all fit together: the checks found %1.":
      "Ce qui est imprimé ne va pas tout ensemble : les vérifications ont trouvé %1.",
    "Which item is highest is not shown for any of %1 ranked lists: the order of the sample may be chance.":
      "Dans aucune des %1 listes classées il n'est montré quel élément est le premier : l'ordre de l'échantillon peut être le hasard.",
    "Which item is highest is not shown for the 1 ranked list: the order of the sample may be chance.":
      "Dans la seule liste classée il n'est pas montré quel élément est le premier : l'ordre de l'échantillon peut être le hasard.",
    "intervals of shares are shown so; notes, sentences, comparisons and tests are of the page's own (%1).":
      "les intervalles des parts sont affichés ainsi ; les notes, les phrases, les comparaisons et les tests sont ceux de la page elle-même (%1).",
  ]
}
