"""The passages of the fixtures, looked up in the documents themselves where those are at hand."""

import pytest

from config.environment import BASE_DIR
from seeds.checking import check_passages
from seeds.models import Document
from tests.documents import documents

__all__ = ["documents"]

# Their text belongs to its publisher, so that it lies beside the project and not in it.
FOLDER = BASE_DIR.parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no passage looked up: no ../shared/seeds"),
]


@pytest.mark.usefixtures("documents")
def test_every_passage_stands_in_its_document() -> None:
    checked = check_passages(FOLDER, Document.objects.prefetch_related("passages"))
    assert [str(miss) for miss in checked.missing] == []
    assert checked.passages > 150
