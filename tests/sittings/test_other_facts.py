"""What a source says besides updates, recorded in the same sitting: names, senses, new events."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from glossary.models import Sense, Term
from partnerships.models import BodyName, DeliveryBody, LocalAuthority, Membership, Relation
from reforms.models import Event, Update
from sittings import drafts
from sittings.admin.published import read_published
from sittings.seen import shown_now
from tests.admin.admin_urls import signed_in
from tests.rows import add
from tests.sittings.sitting import TEXT, plan, read, told, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(db: None) -> User:
    return User.objects.create_user("anna")


def test_a_name_a_sense_and_a_new_event_are_published_with_the_rest(anna: User) -> None:
    board = add(DeliveryBody, title="The board")
    add(BodyName, body=board, name="SEND Board", abbreviation="SB")
    add(Term, text="EHCP")
    what = typed(
        {"about": "SB", "says": "body-name", "words": "National SEND Board"},
        {"about": "ehcp", "says": "sense", "words": "education, health and care plan"},
        {"about": "ISP", "about_pick": "new", "says": "sense", "words": "individual support plan"},
        {
            "about": "Second reading",
            "about_pick": "new-event",
            "event_kind": "parliament",
            "says": "target",
            "words": "3 February 2027",
        },
    )
    # A name that no body has in its title is asked about.
    sitting = read(what)
    assert list(told(sitting)) == ["row-0-about"]
    assert [one.label for one in sitting.rows[0].answers.questions["about_pick"].offers] == [
        "The board"
    ]
    what.rows[0]["about_pick"] = f"deliverybody-{board.pk}"
    sitting = read(what)
    assert told(sitting) == {}
    assert sitting.rows[0].before[0].startswith("Until now: is called SEND Board (since")
    draft = drafts.start(what, TEXT, anna)
    done = drafts.publish(draft, by=anna, version=1, shown={}, at=timezone.now())
    # The name that stands beside it was never shown: one look is asked for.
    assert [one.says for one in done.since] == ["is called SEND Board"]
    assert done.recorded
    assert not Term.objects.filter(text="ISP").exists()
    shown = shown_now(done.recorded)
    done = drafts.publish(draft, by=anna, version=1, shown=shown, at=timezone.now())
    assert done.is_published
    assert BodyName.objects.latest("pk").name == "National SEND Board"
    senses = Sense.objects.order_by("pk").values_list("term__text", "expansion", "origin")
    assert list(senses) == [
        ("EHCP", "education, health and care plan", "text"),
        ("ISP", "individual support plan", "text"),
    ]
    assert Event.objects.get().kind == "parliament"
    assert Update.objects.get().event == Event.objects.get()
    assert len(read_published(draft).entries) == 4


@pytest.mark.one_database
def test_what_cannot_be_said_of_a_body_or_a_term_is_told_at_its_box(anna: User) -> None:
    add(DeliveryBody, title="The board")
    what = typed(
        {"about": "Nobody", "says": "body-name", "words": "A name"},
        {"about": "The board", "says": "body-name", "note": "A note."},
        {"about": "ISP", "says": "sense", "words": "x" * 201},
        {"about": "A fair", "about_pick": "new-event", "says": "target", "words": "2027"},
    )
    found = told(read(what))
    assert {box: text.split()[0] for box, text in found.items()} == {
        "row-0-about": "No",
        "row-1-words": "Type",
        "row-1-note": "Empty",
        "row-2-about": "Choose",
        "row-2-words": "Give",
        "row-3-event_kind": "Choose",
    }


def test_an_event_that_a_date_waits_for_is_made_with_it_and_a_date_gives_it_a_day(
    anna: User,
) -> None:
    first, second = plan("A plan", "Done"), plan("Another", "Ended")
    waits = {"says": "target", "target_reading": "new-event", "event_kind": "parliament"}
    what = typed(
        {"about": "A plan", "words": "two years after commencement of the Act"} | waits,
        {"about": "Another", "says": "target", "words": "after commencement of the Act"},
        {"about": "Commencement of the Act", "says": "target", "words": "1 March 2027"},
    )
    what.rows[0]["event_kind"] = ""
    assert list(told(read(what))) == ["row-0-event_kind", "row-1-words", "row-2-about"]
    what.rows[0]["event_kind"] = "parliament"
    # Rows are read in their order: the one about the event names it as new too.
    what.rows[2] |= {"about_pick": "new-event", "event_kind": "parliament"}
    assert told(read(what)) == {}
    draft = drafts.start(what, TEXT, anna)
    done = drafts.publish(draft, by=anna, version=1, shown={}, at=timezone.now())
    assert done.is_published
    event = Event.objects.get()
    assert event.title == "Commencement of the Act"
    assert set(Update.objects.filter(after=event).values_list("reform", flat=True)) == {
        first.pk,
        second.pk,
    }
    assert Update.objects.get(event=event).target.edtf == "2027-03-01"


@pytest.mark.one_database
def test_what_only_saving_finds_wrong_is_told_at_its_statement(anna: User) -> None:
    add(Sense, term=add(Term, text="ISP"), expansion="individual support plan")
    what = typed({"about": "ISP", "says": "sense", "words": "individual support plan"})
    draft = drafts.start(what, TEXT, anna)
    page = signed_in("publisher").get(reverse("sittings:preview", args=[draft.pk]))
    assert "Statement 1</a>: This term already has that sense." in page.content.decode()


def test_ties_and_members_are_asked_about_previewed_and_published_with_the_rest(
    anna: User,
) -> None:
    board, panel = add(DeliveryBody, title="The board"), add(DeliveryBody, title="Advisory panel")
    area = add(LocalAuthority, name="Northshire")
    add(Membership, group=board, member=None, local_authority=area, role="member")
    what = typed(
        {"about": "The board", "says": "relation:funds", "other": "advisory", "words": "pays for"},
        {"about": "The board", "says": "membership", "other": "Northshire", "words": "chair"},
        {"about": "The board", "says": "membership", "other": "Two parents", "words": "member"},
    )
    sitting = read(what)
    assert list(told(sitting)) == ["row-0-other", "row-2-other"]
    first, second, third = sitting.rows
    assert first.answers.questions["other_pick"].only == "Advisory panel"
    assert second.before[0].startswith("Until now: has as member: Northshire (since")
    assert [one.value for one in third.answers.questions["other_pick"].offers] == ["described"]
    what.rows[0]["other"] = "Advisory panel"
    what.rows[2]["other_pick"] = "described"
    assert told(read(what)) == {}
    draft = drafts.start(what, TEXT, anna)
    # Only what is known of both ends stands beside it, so that another member stops nobody.
    page = signed_in("publisher").get(reverse("sittings:preview", args=[draft.pk])).content.decode()
    assert page.count("Until now: has as member: Northshire") == 1
    assert "The board pays for Advisory panel" in page
    # The page of the other end is shown as well: it will say so too.
    assert panel.get_absolute_url() in page
    assert not Relation.objects.exists()
    done = drafts.publish(draft, by=anna, version=1, shown={}, at=timezone.now())
    assert done.recorded
    shown = shown_now(done.recorded)
    assert drafts.publish(draft, by=anna, version=1, shown=shown, at=timezone.now()).is_published
    tie = Relation.objects.get()
    assert (tie.source_body, tie.kind, tie.target_body) == (board, "funds", panel)
    members = Membership.objects.filter(recorded_by=anna).order_by("position")
    assert [(one.member_name, one.role) for one in members] == [
        ("Northshire", "chair"),
        ("Two parents", "member"),
    ]
    assert len({one.position for one in Membership.objects.all()}) == 3
    assert len(read_published(draft).entries) == 3


@pytest.mark.one_database
def test_what_a_tie_or_a_member_lacks_is_told_at_its_box(anna: User) -> None:
    board = add(DeliveryBody, title="The board")
    add(DeliveryBody, title="The panel")
    add(Relation, source_body=board, target_body=add(DeliveryBody, title="A fund"), kind="funds")
    what = typed(
        {"about": "The board", "says": "relation:funds", "words": "funds"},
        {"about": "The board", "says": "relation:funds", "other": "The board", "words": "funds"},
        {"about": "The board", "says": "relation:oversees", "other": "Nobody", "words": "sees"},
        {"about": "The board", "says": "membership", "other": "The panel"},
        {"about": "The board", "says": "membership", "other": "the panel", "words": "x" * 61},
        {"about": "The board", "says": "body-name", "other": "The panel", "words": "B"},
    )
    assert {box: text.split(maxsplit=1)[0] for box, text in told(read(what)).items()} == {
        "row-0-other": "Say",
        "row-1-other": "This",
        "row-2-other": "No",
        "row-3-words": "Type",
        "row-4-says": "Statement",
        "row-4-words": "Give",
        "row-5-other": "Empty",
    }
