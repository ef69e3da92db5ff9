"""The HTML of every kind of page, judged by a validator that reads more than its grammar."""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from dev.frontend import node_folder
from dev.steps import ROOT
from tests.site.addresses import PARAMETERS, some_addresses
from tests.torture import WHOLE, share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("everything"),
    pytest.mark.one_database,
]

VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
FEW = 6 if WHOLE else 1
"""Pages of a kind that are judged, from all over their order."""
ODD = [
    *("/nothing/", "/roadmap/?on=soon", "/roadmap/?view=table", "/roadmap/?group=stage"),
    *("/search/?q=ehcp", "/search/?q=when+do+ehcps+end", "/search/?q=senko", "/search/?q=LS1+4AP"),
    *("/glossary/?q=send", "/glossary/?q=zzzz", "/areas/?q=cam", "/?on=2021-01-01"),
    "/changes/?from=2022-04-28&to=2023-08-14",
]


def judge(folder: Path) -> list[str]:
    """What the validator says of the pages in a folder."""
    node = node_folder()
    assert node, "make test has Node.js ready"
    (folder / ".htmlvalidate.json").write_text('{"extends": ["html-validate:standard"]}')
    done = subprocess.run(
        [node / "node", VALIDATOR, "--formatter=json", *sorted(folder.glob("*.html"))],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return [
        f"{Path(page['filePath']).name}:{said['line']}: {said['message']}"
        for page in json.loads(done.stdout)
        for said in page["messages"]
    ]


def test_every_kind_of_page_is_valid(client: Client, tmp_path: Path) -> None:
    for number, name in enumerate(share(list(PARAMETERS), 4)):
        every = some_addresses(name)
        # Under `make test` one kind in four: one as it is today, the next as it was.
        days = share(["", "?on=2023-08-14"], 2, start=number)
        for address in every[:: len(every) // FEW + 1]:
            for query in days:
                page = client.get(address + query).content
                (tmp_path / f"{name} {address.replace('/', '-')} {query}.html").write_bytes(page)
    for number, address in enumerate(share(ODD, 4)):
        (tmp_path / f"odd {number}.html").write_bytes(client.get(address).content)
    assert judge(tmp_path) == []


def test_the_validator_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><p><div>a</div></p>")
    assert judge(tmp_path)
