"""What leaves as a table comes back as it left."""

import pytest
from django.db.models import Model
from django.test import Client

from glossary.models import Sense, Term
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership
from reforms.models import Update
from tests.libs.backoffice.tables import RUN, cells_of, export, said, send
from tests.torture import share

TABLES: list[type[Model]] = [Term, Sense, DeliveryBody, BodyName, BodyFact, Membership, Update]


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    # What a file becomes is the same code on both databases. Each form gets other tables.
    ("form", "tables"),
    [
        ("csv", share(TABLES, 8)),
        pytest.param("xlsx", share(TABLES, 8, start=1), marks=pytest.mark.one_database),
    ],
)
def test_every_table_comes_back_as_it_left(
    form: str, tables: list[type[Model]], admin_client: Client
) -> None:
    for model in tables:
        number = model._default_manager.count()
        content = export(admin_client, model, form)
        cells = cells_of(content, form)
        assert len(cells) == 1 + number > 40
        assert [cell for row in cells for cell in row if cell.startswith(RUN)] == []
        page = send(admin_client, model, content, f"table.{form}")
        assert f"0 new, 0 changed, {number} unchanged, 0 wrong" in said(page), model
