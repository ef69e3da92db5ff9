"""The pages of drafts: who may see them, what they keep, and that nothing of them is public."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from libs.backoffice.panels import page_of
from reforms.models import Update
from sittings import drafts
from sittings.models import ColleagueNote, Draft
from sittings.typed import Typed
from tests.admin.admin_urls import signed_in
from tests.rows import add
from tests.sittings.sitting import TEXT, plan, posted, rows, typed

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NEW = "/admin/drafts/new/"


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in("editor")


@pytest.fixture
def publisher(db: None) -> Client:
    return signed_in("publisher")


def staged(title: str = "A plan", **more: str) -> Typed:
    return typed({"about": title, "says": "stage:future"} | more)


def start(room: Client, what: Typed, **more: Any) -> Draft:
    """A draft as the form makes it."""
    answer = room.post(NEW, posted(what, do="save", version="0", **more))
    assert answer.status_code == 302, answer.content.decode()
    return Draft.objects.latest("pk")


def at(draft: Draft, name: str = "draft") -> str:
    return reverse(f"sittings:{name}", args=[draft.pk])


def publish(room: Client, draft: Draft, **more: str) -> Any:
    page = room.get(at(draft, "preview")).content.decode()
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found, page
    return room.post(at(draft, "publish"), {"seen": found[1], "do": "publish"} | more)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_an_editor_drafts_and_a_publisher_publishes(editor: Client, publisher: Client) -> None:
    plan("A plan")
    draft = start(editor, staged())
    preview = editor.get(at(draft, "preview"))
    assert drafts.NO_RIGHT in words(preview)
    assert 'value="publish"' not in preview.content.decode()
    assert editor.post(at(draft, "publish"), {"do": "publish"}).status_code == 403
    editor.post(at(draft, "act"), {"do": "ask"})
    assert "Waits for somebody to publish it" in words(publisher.get(reverse("sittings:list")))
    done = publish(publisher, draft)
    assert done.headers["Location"] == at(draft)
    assert Update.objects.get().recorded_by == User.objects.get(username="publisher")
    assert "What it recorded" in words(publisher.get(at(draft)))
    assert "stage: Future" in words(publisher.get(at(draft)))


def test_nobody_else_sees_anything(editor: Client) -> None:
    reform = plan("A plan")
    draft = start(editor, staged())
    stranger, viewer = Client(), signed_in("viewer")
    pages = [at(draft), at(draft, "preview"), NEW, reverse("sittings:list")]
    pages.append(reverse("sittings:reform_notes", args=[reform.pk]))
    for page in pages:
        assert stranger.get(page).status_code == 302
        assert viewer.get(page).status_code == 403, page
    for name in ("publish", "act"):
        assert viewer.post(at(draft, name), {"do": "take"}).status_code == 403
    for name in ("beside", "passage"):
        assert viewer.post(reverse(f"sittings:{name}")).status_code == 403
    assert "Sources being recorded" not in words(viewer.get("/admin/"))
    assert "Next steps, 2026" in words(editor.get("/admin/"))


SECRET = "Zweiundvierzig"
PUBLIC = [
    *("/", "/roadmap/", "/roadmap.svg", "/next/", "/evidence/", "/changes/", "/sources/"),
    *("/feeds/changes.atom", "/glossary/", "/glossary.json", "/delivery-model/", "/about/"),
]


def test_nothing_of_a_draft_is_public(editor: Client) -> None:
    reform = plan("A plan")
    add(Update, reform=reform, kind="stage", stage="in-delivery")
    source = {"title": SECRET, "short_title": SECRET, "publisher": SECRET}
    what = Typed(staged().source | source, staged(note=SECRET).rows, {})
    draft = start(editor, what, text=f"{TEXT}\n{SECRET}")
    ColleagueNote.objects.create(reform=reform, text=SECRET)
    editor.get(at(draft, "preview"))
    stranger = Client()
    answers = [stranger.get(page) for page in (*PUBLIC, reform.get_absolute_url())]
    assert {answer.status_code for answer in answers} == {200}
    assert [one.request["PATH_INFO"] for one in answers if SECRET in one.content.decode()] == []
    assert Update.objects.count() == 1


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(publisher: Client) -> None:
    plan("A plan")
    draft = start(publisher, staged(about="A plaan", basis="", note="Our words."))
    answer = publisher.get(at(draft, "preview"))
    page = answer.content.decode()
    assert [one.box for one in answer.context["shown"].faults] == ["row-0-about", "row-0-basis"]
    assert 'href="#row-0-about"' in page
    assert 'aria-describedby="row-0-about-problem"' in page
    for kept in ('value="A plaan"', "Our words.", "Introduction"):
        assert kept in page


def test_rows_are_changed_by_buttons_without_a_script(editor: Client) -> None:
    what = typed({"about": "First"}, {"about": "Second", "basis": "reported"})

    def after(do: str) -> list[str]:
        page = editor.post(NEW, posted(what, do=do))
        assert "data-unsaved" in page.content.decode()
        return [row.boxes["about"].value for row in page.context["shown"].rows]

    assert after("add") == ["First", "Second", ""]
    assert after("copy-0") == ["First", "First", "Second"]
    assert after("down-0") == after("up-1") == ["Second", "First"]
    assert after("remove-0") == ["Second"]
    assert after("up-0") == after("down-1") == after("copy-77") == ["First", "Second"]
    copied = editor.post(NEW, posted(what, do="copy-0")).context["shown"].rows
    assert copied[0].key != copied[1].key
    assert not Draft.objects.exists()


def test_two_who_save_one_draft_see_what_differs(editor: Client, publisher: Client) -> None:
    plan("A plan")
    draft = start(editor, staged())
    stored = Typed.stored(draft.typed)
    stored.rows[0]["note"] = "Hers."
    editor.post(at(draft), posted(stored, do="save", version="1"))
    stored.rows[0]["note"] = "His."
    stopped = publisher.post(at(draft), posted(stored, do="save", version="1"))
    assert stopped.status_code == 409
    assert "Statement 1, note: theirs “Hers.”, yours “His.”" in words(stopped)
    assert "His.</textarea>" in stopped.content.decode()
    saved = posted(stored, do="save", version=str(stopped.context["version"]))
    assert publisher.post(at(draft), saved).status_code == 302
    assert Typed.stored(Draft.objects.get().typed).rows[0]["note"] == "His."


def test_what_is_typed_while_a_draft_is_published_is_kept(publisher: Client) -> None:
    plan("A plan")
    draft = start(publisher, staged())
    assert publish(publisher, draft).status_code == 302
    stored = Typed.stored(draft.typed)
    stored.rows.append(rows({"about": "A plan", "says": "legal-force:guidance"})[0])
    late = publisher.post(at(draft), posted(stored, do="save", version="1"))
    assert late.status_code == 409
    assert "This draft was published meanwhile" in words(late)
    assert late.context["form_address"] == reverse("sittings:new")
    assert [row.boxes["about"].value for row in late.context["shown"].rows] == ["A plan"] * 2


def test_a_stale_preview_is_stopped_and_told(publisher: Client) -> None:
    reform = plan("A plan")
    draft = start(publisher, staged())
    page = publisher.get(at(draft, "preview")).content.decode()
    mark = re.search(r'name="seen" value="([^"]+)"', page)
    assert mark
    add(Update, reform=reform, kind="stage", stage="in-delivery")
    stopped = publisher.post(at(draft, "publish"), {"seen": mark[1], "do": "publish"})
    assert stopped.status_code == 409
    assert "Something was published after your preview" in words(stopped)
    assert "stage: In delivery" in words(stopped)
    # A slip in the time does not hide it either.
    slip = {"seen": mark[1], "do": "schedule", "publish_at": "2020-07-01T09:30"}
    assert "Something was published after" in words(publisher.post(at(draft, "publish"), slip))
    for made_up in ("", "x", "x:y:z"):
        again = publisher.post(at(draft, "publish"), {"seen": made_up, "do": "publish"})
        assert again.headers["Location"] == at(draft, "preview")
    assert publish(publisher, draft).status_code == 302
    assert Update.objects.count() == 2


def test_a_draft_is_set_to_a_time_in_london(publisher: Client) -> None:
    plan("A plan")
    draft = start(publisher, staged())
    past = publish(publisher, draft, do="schedule", publish_at="2020-07-01T09:30")
    assert "This time has passed" in words(past)
    missing = publish(publisher, draft, do="schedule", publish_at="2099-03-29T01:30")
    assert "The clocks change at that time" in words(missing)
    publish(publisher, draft, do="schedule", publish_at="2099-07-01T09:30")
    draft.refresh_from_db()
    assert draft.publish_at is not None
    assert draft.publish_at.isoformat() == "2099-07-01T08:30:00+00:00"
    assert "To be published on 1 July 2099, 09:30 (London)" in words(publisher.get("/admin/"))
    publisher.post(at(draft, "act"), {"do": "unschedule"})
    draft.refresh_from_db()
    assert draft.publish_at is None


def test_a_draft_is_handed_on_with_a_question(editor: Client, publisher: Client) -> None:
    draft = start(editor, staged())
    other = User.objects.get(username="publisher")
    editor.post(at(draft, "act"), {"do": "note", "text": "Is it so?", "asked": other.pk})
    editor.post(at(draft, "act"), {"do": "hand", "to": other.pk})
    draft.refresh_from_db()
    assert draft.owner == other
    start_page = words(publisher.get("/admin/"))
    assert "Is it so?" in start_page
    note = ColleagueNote.objects.get()
    publisher.post(reverse("sittings:settle", args=[note.pk]))
    assert "Is it so?" not in words(publisher.get("/admin/"))
    viewer = signed_in("viewer")
    stranger = User.objects.get(username="viewer")
    refused = editor.post(at(draft, "act"), {"do": "hand", "to": stranger.pk}, follow=True)
    assert "Choose to whom you hand it" in words(refused)
    assert viewer.get(at(draft)).status_code == 403
    editor.post(at(draft, "act"), {"do": "throw-away"})
    refused = editor.post(at(draft, "act"), {"do": "throw-away", "sure": "on"}, follow=True)
    assert "Take this draft before you throw it away" in words(refused)
    editor.post(at(draft, "act"), {"do": "take"})
    editor.post(at(draft, "act"), {"do": "throw-away", "sure": "on"})
    assert not Draft.objects.exists()


def test_a_note_stays_with_a_reform(editor: Client) -> None:
    reform = plan("A plan")
    address = reverse("sittings:reform_notes", args=[reform.pk])
    assert editor.post(address, {"text": "Ask the council."}).status_code == 302
    assert "Ask the council." in words(editor.get(address))
    assert "Notes to colleagues (1)" in words(editor.get(page_of(reform)))
    assert "Write the note" in words(editor.post(address, {"text": " "}))


def test_the_script_gets_the_answers_of_one_statement(editor: Client) -> None:
    plan("Plan of schools")
    what = typed({"about": "schools", "says": "target", "words": "next spring"}, {"about": "x"})
    key = what.rows[0]["key"]
    sent = posted(what, wanted=key, number="7")
    answer = editor.post(reverse("sittings:beside"), sent).content.decode()
    assert 'data-only="Plan of schools"' in answer
    assert 'name="row-7-about_pick"' in answer
    asked = {"text": TEXT, "start": str(TEXT.index("Every council")), "end": str(len(TEXT))}
    found = editor.post(reverse("sittings:passage"), asked).json()
    assert found["heading_path"] == "1. Standards > 1.1 Digital plans"
