"""Executes the notebooks and writes them with their outputs as .ipynb, .html and .md.

    python build.py FOLDER

The sources are `../*.py` in percent format. The environment variable HALFWIDTH names the program.
Nothing that differs from run to run or from machine to machine is kept.
"""

import concurrent.futures
import os
import re
import shutil
import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter, MarkdownExporter
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

SOURCES = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).resolve().parent / "templates"
LONGEST_CELL = 120  # seconds


def sources():
    """Returns the notebooks' source files, in order."""
    return sorted(SOURCES.glob("[0-9][0-9]-*.py"))


def read_source(path):
    """Reads a source file as a notebook whose cells have ids that stay the same."""
    notebook = jupytext.read(path, fmt="py:percent")
    for number, cell in enumerate(notebook.cells, start=1):
        title = cell.metadata.pop("title", None)
        cell.id = re.sub(r"[^a-z0-9]+", "-", title.lower()) if title else f"cell-{number:02}"
    first = notebook.cells[0].source.splitlines()[0]
    notebook.metadata = nbformat.from_dict({
        "title": first.lstrip("# "),
        "kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"},
        "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
    })
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def execute(path):
    """Runs a source file's cells in a kernel of their own; returns the notebook with outputs."""
    notebook = read_source(path)
    metadata = nbformat.from_dict(notebook.metadata)
    NotebookClient(
        notebook, timeout=LONGEST_CELL, kernel_name="python3", record_timing=False,
        resources={"metadata": {"path": str(SOURCES)}},
        extra_arguments=["--log-level=ERROR"],
    ).execute()
    notebook.metadata = metadata  # the client puts the interpreter's version there
    refuse_local_text(notebook, path)
    nbformat.validate(notebook)
    return notebook


def refuse_local_text(notebook, path):
    """Raises when an output is a warning or an error, or names a folder of this machine."""
    local = {str(SOURCES.parent), os.path.expanduser("~"), os.path.dirname(sys.executable)}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            text = str(output.get("text", "")) + str(output.get("data", ""))
            if output.output_type == "stream" and output.name == "stderr":
                raise SystemExit(f"error: {path.name}, cell {cell.id}: {output.text.strip()}")
            for folder in local - {"/", ""}:
                if folder + "/" in text:
                    raise SystemExit(f"error: {path.name}, cell {cell.id}: names {folder}")


def export(notebook, name, folder):
    """Writes a notebook with outputs in its three forms."""
    nbformat.write(notebook, folder / f"{name}.ipynb")
    (folder / f"{name}.html").write_text(html_page(notebook), encoding="utf-8")
    text, images = markdown_text(notebook, name)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.rmtree(folder / f"{name}_files", ignore_errors=True)
    for path, data in images.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)


def html_page(notebook):
    """Returns a notebook as one page that loads nothing."""
    exporter = HTMLExporter(
        template_name="page", extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True, exclude_output_prompt=True)
    highlighting = HtmlFormatter().get_style_defs(".highlight")
    page, _ = exporter.from_notebook_node(notebook, {"highlighting": highlighting})
    return tidy(page)


def markdown_text(notebook, name):
    """Returns a notebook as Markdown, and its images by their paths."""
    shown = ["text/markdown", "image/png", "text/plain"]
    exporter = MarkdownExporter(
        template_name="text", extra_template_basedirs=[str(TEMPLATES)],
        config=Config({"NbConvertBase": {"display_data_priority": shown}}))
    text, resources = exporter.from_notebook_node(
        notebook, {"unique_key": name, "output_files_dir": f"{name}_files"})
    return tidy(text), resources["outputs"]


def tidy(text):
    """Removes spaces at the ends of lines and more than one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    paths = sources()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for path, notebook in zip(paths, pool.map(execute, paths)):
            export(notebook, path.stem, folder)
            print(f"{path.stem}: executed and exported")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build.py FOLDER")
    main(Path(sys.argv[1]))
