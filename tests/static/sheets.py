"""The Sass files of the site, read as text: their declarations and the classes that they style."""

import re
from pathlib import Path

from config.environment import BASE_DIR

SCSS = BASE_DIR / "static" / "scss"
NAME = r"-?[A-Za-z_][\w-]*"


def sheets() -> list[Path]:
    """Every Sass file, those of the editors' pages too."""
    return sorted(SCSS.rglob("*.scss"))


def without_comments(sass: str) -> str:
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", sass, flags=re.DOTALL)


def declarations(sass: str) -> list[tuple[str, str]]:
    """Each property with its value: "a { color: red; b: hover { x: y } }" has two."""
    found = re.findall(r"(?<=[{;\s])([\w-]+):\s*([^:{};]+)(?=[;}])", without_comments(sass))
    return [(name, value.strip()) for name, value in found]


def styled_classes(sass: str) -> set[str]:
    """The classes in the selectors: ".a:not(.b) > p { width: 1.5em }" styles a and b."""
    selectors = re.findall(r"([^{};]+)\{", without_comments(sass))
    plain = (re.sub(r"\[[^\]]*\]", "", one) for one in selectors if not one.strip().startswith("@"))
    return {name for selector in plain for name in re.findall(rf"\.({NAME})", selector)}
