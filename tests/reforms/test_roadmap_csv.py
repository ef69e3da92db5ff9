"""The roadmap as data: a line for each milestone that the page would show."""

import csv
from datetime import date

import pytest
from django.test import Client

from reforms.models import Milestone, Reform
from tests.reforms.test_pages_earlier import say
from tests.rows import add


@pytest.mark.django_db
def test_the_file_has_each_milestone_with_its_interval_and_its_source(client: Client) -> None:
    milestone = add(Milestone, slug="built", title="=Built")
    add(Reform, slug="without-a-date", strand=milestone.reform.strand)
    say(milestone, "November 2026", "2026-11", date(2023, 8, 14))

    def rows(choices: str) -> list[dict[str, str]]:
        answer = client.get(f"/roadmap.csv?on=2024-06-01{choices}")
        return list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))

    dated = next(row for row in rows("") if row["milestone"])
    assert (dated["milestone"], dated["words"]) == ("'=Built", "November 2026")
    assert (dated["earliest"], dated["latest"]) == ("2026-11-01", "2026-11-30")
    assert (dated["standing_key"], dated["known_on"]) == ("upcoming", "14 August 2023")
    assert dated["address"].endswith(f"/reforms/{milestone.reform.slug}/?on=2024-06-01#built")
    assert rows("&standing=met") == []
    page = client.get("/roadmap/?standing=upcoming&on=2024-06-01").content.decode()
    assert "/roadmap.csv?on=2024-06-01&amp;standing=upcoming" in page
