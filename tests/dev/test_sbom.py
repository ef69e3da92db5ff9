"""What the site is made of is told with licences, and apart from what only builds and tests it."""

import json
import re
from importlib.metadata import distributions

from config.environment import BASE_DIR
from dev import sbom


def test_every_locked_package_is_known_by_its_key() -> None:
    needed = sbom.locked((BASE_DIR / "requirements.txt").read_text(encoding="utf-8"))
    everything = sbom.locked((BASE_DIR / "requirements-dev.txt").read_text(encoding="utf-8"))
    installed = {sbom.key(one.name) for one in distributions()}

    assert {"django", "resvg-py", "python-docx"} <= needed < everything
    assert needed <= installed
    assert "cyclonedx-bom" not in everything


def test_what_testing_needs_is_not_called_part_of_the_site() -> None:
    needed = {"django"}
    django, pytest = ({"name": name, "licenses": ["one"]} for name in ("Django", "pytest"))

    assert sbom.of_python(django, needed, {})["scope"] == "required"
    assert sbom.of_python(pytest, needed, {})["scope"] == "excluded"


def test_a_font_is_under_its_own_licence_whatever_its_wheel_says() -> None:
    told = {"name": "paperang_p2_fonts_cjk", "licenses": [{"license": {"id": "MIT"}}]}
    (licence,) = sbom.of_python(told, set(), {})["licenses"]
    assert "Apache-2.0" in licence["expression"]


def test_npms_packages_come_with_licence_and_hash() -> None:
    lock = json.loads((BASE_DIR / "package-lock.json").read_text(encoding="utf-8"))
    found = sbom.of_npm(lock["packages"])

    assert [one["name"] for one in found if one["scope"] == "required"] == ["govuk-frontend"]
    assert all(one["licenses"][0]["expression"] for one in found)
    assert all(re.fullmatch("[0-9a-f]{128}", one["hashes"][0]["content"]) for one in found)
    assert len(found) > 20
