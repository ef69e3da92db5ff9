"""What the script that saves a draft while somebody types is answered."""

import pytest
from django.utils import timezone

from sittings.models import Draft
from sittings.typed import Typed
from tests.admin.admin_urls import signed_in
from tests.sittings.sitting import posted
from tests.sittings.test_pages import NEW, at, staged

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_what_is_saved_while_somebody_types_never_takes_a_draft_from_its_time() -> None:
    editor = signed_in("editor")
    first = editor.post(NEW, posted(staged(), do="keep", version="0"))
    draft = Draft.objects.get()
    assert first.json() | {"told": ""} == {"told": "", "address": at(draft), "version": 1}
    same = {"do": "keep", "version": "1"}
    assert editor.post(at(draft), posted(Typed.stored(draft.typed)) | same).json()["version"] == 1
    Draft.objects.update(state=Draft.State.ASKED)
    answer = editor.post(at(draft), posted(staged("Another")) | same)
    assert (answer.status_code, "waits to be published" in answer.json()["told"]) == (409, True)
    Draft.objects.update(state=Draft.State.PUBLISHED, published_at=timezone.now())
    answer = editor.post(at(draft), posted(staged("Another")) | same)
    assert (answer.status_code, "published meanwhile" in answer.json()["told"]) == (409, True)
    draft.refresh_from_db()
    assert draft.typed["rows"][0]["about"] == "A plan"
