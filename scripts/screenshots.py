"""Make the pictures of the documentation: the real app on seeds/, driven by keyboard.

    make screenshots

The seeds are ingested first, as a reader would; nothing is asked of any wiki.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from db.library import Library
from enrich.settings import Settings
from tui.app import NewsreaderApp
from tui.desk import Desk
from tui.screens.main import MainScreen

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
OPENED, SELECTED = "Genetic Tests", "Yevgeny Prigozhin"
SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("dark", "light")
# What is pressed once the name is under the cursor.
PICTURES = {
    "reading": ["enter"],
    "mentions": ["enter", "full_stop", "3", "j", "j"],
    "why": ["enter", "w"],
    "review": ["v"],
}


async def picture(name: str, size: tuple[int, int], theme: str, library: Path, log: Path) -> None:
    """Drive the app to one screen and keep it as SVG, without fonts from elsewhere."""
    desk = Desk(Library(library), (ROOT / "seeds",), Settings(offline=True), log)
    app = NewsreaderApp(desk, theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MainScreen)
        while (article := screen.article.article) is None or OPENED not in article.row.title:
            await pilot.press("J")
        await pilot.press("2")
        while screen.article.mention_text != SELECTED:
            await pilot.press("e")
        await pilot.press(*PICTURES[name])
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="newsreader seeds/")
        app.exit()
    desk.close()
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    file = IMAGES / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
    file.write_text(svg, encoding="utf-8")


def main() -> None:
    """Make all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch) / "library.db"
        command = str(Path(sys.executable).with_name("newsreader"))
        ingest = [command, "ingest", str(ROOT / "seeds"), "--library", str(library)]
        subprocess.run(ingest, check=True)
        for name, size, theme in itertools.product(PICTURES, SIZES, THEMES):
            # Each begins with the library as it was ingested.
            copy = Path(shutil.copy(library, Path(scratch) / "copy.db"))
            asyncio.run(picture(name, size, theme, copy, Path(scratch) / "log"))


if __name__ == "__main__":
    main()
