"""What is asked: every question has a key, which says what it is, and either words for the program or a line for batch."""

import json
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parent / "data"
FORMATS = ["text", "json", "csv", "markdown"]


@dataclass(frozen=True)
class Question:
    """`steps` are runs of the program, one after the other in one folder; `line` is a request of batch."""

    key: str
    steps: tuple = ()
    line: str = None
    stdin: str = ""


def all_questions(program):
    """Every question, by key; the methods and the examples are those that this program's help names."""
    helps = Helps(program)
    found = [
        *help_questions(helps), *example_questions(helps), *method_questions(helps), *edge_questions(),
        *golden_questions(), *report_questions(), *bootstrap_questions(), *file_questions(),
    ]
    questions = {}
    for question in found:
        if question.key in questions:
            raise ValueError(f"two questions have the key {question.key}")
        questions[question.key] = question
    return questions


class Helps:
    """What each command says of itself."""

    def __init__(self, program):
        self.program = program
        self.texts = {"": self._help()}
        listing = self.texts[""].split("WHERE TO BEGIN", 1)[1]
        for name in re.findall(r"^  ([a-z]+) ", listing, re.M):
            self.texts[name] = self._help(name)

    def _help(self, *command):
        return subprocess.run([self.program, *command, "--help"], capture_output=True, text=True).stdout

    def methods(self, command):
        """The slugs after "Methods:"; with --population there is one more, which has questions of its own."""
        text = " ".join(self.texts[command].split())
        slugs = re.search(r"Methods: ([a-z0-9, -]+?)\.", text)
        return slugs.group(1).split(", ") if slugs else []

    def examples(self):
        for text in self.texts.values():
            for paragraph in text.split("\n\n"):
                if paragraph.startswith("Example: "):
                    yield " ".join(paragraph.removeprefix("Example: ").split())


def words(key, *argv):
    return Question(key, steps=(tuple(argv),))


def help_questions(helps):
    for name in helps.texts:
        yield words(f"help/{name or 'halfwidth'}", *([name] if name else []), "--help")


def example_questions(helps):
    """Every line of the documents that runs the program, and every request of batch in them."""
    documents = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("**/*.md"))]
    text = "\n".join(path.read_text() for path in documents)
    lines = set(re.findall(r"^\$? ?((?:halfwidth|echo) .*)$", text, re.M))
    lines |= {line.removesuffix(" ...") for line in re.findall(r"`(halfwidth [a-z]+ [^`]*)`", text)}
    lines |= set(helps.examples())
    for line in sorted(lines):
        stdin, command = "", shlex.split(line)
        if command[0] == "echo":
            cut = command.index("|")
            stdin, command = " ".join(command[1:cut]) + "\n", command[cut + 1:]
        if command[1] == "bootstrap":
            command += ["--seed", "1"]
        yield Question(f"example/{line}", steps=(tuple(command[1:]),), stdin=stdin)
    for request in sorted(set(re.findall(r'^(\{"id":.*\})$', text, re.M))):
        yield Question(f"example/batch {request}", line=seeded(request))


def seeded(request):
    """The request with a seed and few resamples where it may simulate, so that it has one answer."""
    content = json.loads(request)
    if content["analysis"] in ("table", "bootstrap", "westfall-young"):
        content.setdefault("seed", 1)
        simulated = content.get("method") in ("pearson-monte-carlo", "fisher-monte-carlo")
        if simulated or content["id"].startswith("bootstrap-mc"):
            content.setdefault("resamples", 199)
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False)


# One sound input a command, and what stands at the edges: 0 of n, n of n, n = 1, a zero row, ties.
INPUTS = {
    "proportion": [["37/50"], ["0/20"], ["20/20"], ["1/1"], ["3/26", "999999/1000000"]],
    "multinomial": [["4,9,12,25"], ["0,50"], ["1,2,3,4", "--scores", "1,2,3,4"], ["0,0,7", "--scores", "1,2,3"]],
    "compare": [["36/50", "40/50"], ["0/20", "0/20"], ["0/10", "10/10"], ["1/1", "0/1"]],
    "paired": [["20,12,2,16"], ["0,0,0,5"], ["0,7,0,0"], ["1,0,0,0"]],
    "margins": [["46/50", "39/50"], ["0/9", "9/9"], ["3/7", "3/7"], ["46/50", "39/50", "41/50", "35/50"]],
    "table": [["10,20;30,40"], ["0,5;0,7"], ["3,1,4;1,5,9"], ["1,2;3,4;5,6", "--row-scores", "1,2,4"]],
    "square": [["20,12;2,16"], ["22,2,2;5,7,14;0,2,36"], ["5,0;0,5"], ["0,3;0,0"]],
    "cochran": [["1,0,1;1,1,1;0,0,1"], ["1,1;1,1"], ["0,1;0,1;1,0"]],
    "stratified": [["10,5;4,11", "8,2;6,4"], ["0,5;0,7", "3,1;1,3"], ["1,0;0,1"]],
    "trend": [["5/20", "8/21", "12/25", "--scores", "1,2,3"], ["0/5", "0/6"], ["1/2", "2/2", "0/3"]],
    "scores": [["4,9,12,25", "--scores", "1,2,3,4"], ["0,0,5"], ["1,0"]],
    "adjust": [["0.01,0.02,0.5"], ["1,1.0"], ["0.0,0.04,0.04", "--total", "12", "--alpha", "0.05"]],
}


def method_questions(helps):
    """Every method of every analysis in every format, and all methods together where the data are odd."""
    for command, inputs in INPUTS.items():
        simulated = ["--seed", "1", "--resamples", "199"] if command == "table" else []
        for method in helps.methods(command):
            for form in FORMATS:
                key = f"method/{command} {' '.join(inputs[0])}/{method}/{form}"
                yield words(key, command, *inputs[0], *simulated, "--method", method, "--format", form)
        for given in inputs:
            for form in FORMATS:
                name = f"method/{command} {' '.join(given)}"
                tail = [*simulated, "--format", form]
                yield words(f"{name}/all/{form}", command, *given, "--method", "all", *tail)
                yield words(f"{name}/usual/{form}", command, *given, *tail)
                yield words(f"{name}/usual 99%/{form}", command, *given, *tail, "--confidence", "99%")
            yield words(f"{name}/explain", command, *given, *simulated, "--explain")


def edge_questions():
    """Options that change the answer, and slips that are refused: a line each in edges.txt."""
    for line in (DATA / "edges.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            yield words(f"edge/{line}", *shlex.split(line))


def golden_questions():
    """Every reference value's request, without what is expected of it."""
    for path in sorted((REPOSITORY / "Tests" / "Golden").glob("*.jsonl")):
        for text in path.read_text().splitlines():
            golden = json.loads(text)
            request = {key: golden[key] for key in ("id", "analysis", "input", "method", "confidence")}
            yield Question(f"golden/{golden['id']}", line=seeded(json.dumps(request)))


def report_questions():
    surveys = [REPOSITORY / "datasets" / "disrupting-harm-cambodia"]
    surveys += sorted(path.parent for path in (REPOSITORY / "Tests" / "Cases").glob("**/survey.yaml"))
    for survey in surveys:
        folder = str(survey.relative_to(REPOSITORY))
        for form in ["html", "markdown", "json", "csv", "text"]:
            yield words(f"report/{folder}/{form}", "report", folder, "--format", form)
        yield words(f"report/{folder}/all intervals, lower", "report", folder, "--format", "json",
                    "--all-intervals", "--side", "lower", "--method", "clopper-pearson")
    folder = str(surveys[0].relative_to(REPOSITORY))
    yield words("report/folder of all formats", "report", folder, "--output-dir", "pages", "--confidence", "90%")


STATISTICS = [
    "mean(score)", "median(score)", "quantile(score, 0.9)", "trimmed-mean(score, 0.1)", "variance(score)",
    "standard-deviation(score)", "mean(x)", "median(x)", "quantile(x, 0.25)", "trimmed-mean(x, 0.2)",
    "variance(x)", "standard-deviation(x)", "proportion(ticked)", "proportion(answer = Yes)", "top-box(score, 4)",
    "correlation(x, y)", "ratio(x, y)", "slope(y, x)", "correlation(score, ticked)", "covariance(x, y)", "kendall-tau(score, y)", "gini(score)",
    "difference(mean(score), by: group)", "difference(median(x), by: group)",
    "difference(proportion(ticked), by: group)", "difference(correlation(x, y), by: group)",
    "difference(mean(score), mean(later))", "difference(proportion(ticked), proportion(chosen))",
    "difference(variance(x), by: group, B minus A)",
]

SCHEMES = {
    "ideal": [],
    "ordinary": ["--resamples", "499"],
    "balanced": ["--scheme", "balanced", "--resamples", "499"],
    "weighted": ["--scheme", "weighted", "--weight", "weight", "--resamples", "499"],
    "stratified": ["--scheme", "stratified", "--stratum", "stratum", "--resamples", "499"],
    "cluster": ["--scheme", "cluster", "--cluster", "cluster", "--resamples", "499"],
    "survey": ["--scheme", "survey", "--stratum", "stratum", "--weight", "weight", "--resamples", "499"],
    "population": ["--population", "400", "--resamples", "499"],
}

FAMILIES = [
    ["mean(*)"], ["proportion(*)"], ["mean(score)", "mean(later)", "--scale", "1..5"],
    ["correlation(x, y)", "correlation(score, x)"], ["difference(mean(score), by: group)", "mean(x)"],
    ["difference(proportion(ticked), proportion(chosen))", "variance(x)", "ratio(x, y)", "slope(y, x)"],
]

COUNTS = [
    ["37/50"], ["0/20"], ["36/50", "40/50"], ["--paired", "20,12,2,16"],
    *[["4,9,12,25", "--scores", "1,2,3,4", "--statistic", name] for name in (
        "mean", "median", "quantile(score, 0.9)", "trimmed-mean(score, 0.1)", "variance", "standard-deviation",
        "top-box", "top-box(score, 4)")],
    ["4,9,12,25", "9,4,2,1", "--scores", "1,2,3,4"],
]


def bootstrap_questions():
    """Statistic by scheme, one and two threads, shards that are merged, families, counts, formats."""
    for statistic in STATISTICS:
        asked = ["bootstrap", "answers.csv", "--statistic", statistic, "--seed", "7"]
        for scheme, options in SCHEMES.items():
            tail = ["--format", "json", "--method", "all"]
            for threads in (["1"] if scheme == "ideal" else ["1", "2"]):
                yield words(f"bootstrap/{statistic}/{scheme}/{threads} threads", *asked, *options, *tail,
                            "--threads", threads)
        for form in FORMATS:
            yield words(f"bootstrap/{statistic}/usual/{form}", *asked, "--format", form)
        parts = [(*asked, "--resamples", "999", "--shard", f"{part}/2", "--output", f"{part}.json") for part in (1, 2)]
        yield Question(f"bootstrap/{statistic}/merged", steps=(*parts, ("merge", "2.json", "1.json", "--format", "json")))
    for family in FAMILIES:
        names = [word for item in family if not item.startswith(("--", "1..")) for word in ("--statistic", item)]
        asked = ["bootstrap", "answers.csv", *names, "--seed", "7", "--resamples", "499"]
        joint = [*asked, "--method", "max-t", *(["--scale", "1..5"] if "--scale" in family else [])]
        for form in FORMATS:
            yield words(f"family/{' '.join(family)}/{form}", *joint, "--format", form)
        yield words(f"family/{' '.join(family)}/2 threads", *joint, "--format", "json", "--threads", "2")
        yield words(f"family/{' '.join(family)}/one by one", *asked, "--format", "json")
    for counts in COUNTS:
        name = f"bootstrap/{' '.join(counts)}"
        asked = ["bootstrap", *counts, "--seed", "7"]
        for form in FORMATS:
            yield words(f"{name}/usual/{form}", *asked, "--format", form)
        for options in ([], ["--resamples", "999"], ["--resamples", "999", "--scheme", "balanced"], ["--population", "500"]):
            yield words(f"{name}/all {' '.join(options)}", *asked, *options, "--method", "all", "--format", "json")
        parts = [(*asked, "--resamples", "9999", "--shard", f"{part}/3", "--output", f"{part}.json") for part in (1, 2, 3)]
        yield Question(f"{name}/merged", steps=(*parts, ("merge", "1.json", "2.json", "3.json", "--method", "all")))
    yield words("bootstrap/a tolerance", "bootstrap", "answers.csv", "--statistic", "mean(x)", "--seed", "7",
                "--monte-carlo-error", "0.02", "--limit", "40000", "--format", "json")


def file_questions():
    """Files with slips in them, as a user has them: each is read by all commands that take files."""
    files = [path for path in (REPOSITORY / "Tests" / "Cases").glob("*.*")]
    files += [*(REPOSITORY / "Tests" / "Fuzz" / "corpus" / "FuzzCSV").glob("*.csv"), *DATA.glob("*.csv")]
    for path in sorted(files):
        name = str(path.relative_to(REPOSITORY))
        for options in ([], ["--missing", "drop"], ["--drop-totals", "--separator", "comma"]):
            yield words(f"file/bootstrap {name} {' '.join(options)}", "bootstrap", name, "--statistic", "mean(*)",
                        "--statistic", "proportion(*)", "--seed", "7", "--resamples", "99", *options)
        for command in ("table", "square", "cochran", "stratified"):
            simulated = ["--seed", "1"] if command == "table" else []
            for options in ([], ["--drop-totals"], ["--header", "yes", "--row-names", "yes"]):
                yield words(f"file/{command} {name} {' '.join(options)}", command, name, *simulated, *options)
