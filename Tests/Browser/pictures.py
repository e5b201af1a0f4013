"""Small pictures of a page, for the documents."""

import io

from PIL import Image

WIDTHS = {1400: 900, 768: 1024, 360: 800}


def take(browser, path, directory):
    """The first screen at three widths, dark, and the first sheet of paper."""
    directory.mkdir(parents=True, exist_ok=True)
    for width, height in WIDTHS.items():
        save(browser, path, directory / f"page-{width}.png", width, height)
    save(browser, path, directory / "page-dark.png", 1400, 900, color_scheme="dark")
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    write(page.screenshot(), directory / "page-print.png")


def save(browser, path, target, width, height, **options):
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    page.goto(path.as_uri())
    write(page.screenshot(), target)


def write(picture, target):
    """Few colours, so that the file is small."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(48).save(target, optimize=True)
