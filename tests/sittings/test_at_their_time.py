"""Drafts that are published at a time: once, by whoever set it, or not at all and told why."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from reforms.models import Update
from sittings import drafts
from sittings.models import Draft
from sittings.typed import Typed
from tests.rows import add
from tests.sittings.sitting import TEXT, plan, typed
from tests.sittings.test_publishing import anna, ben, nine, previewed

__all__ = ["anna", "ben"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def scheduled(draft: Draft, by: User) -> Draft:
    """A draft whose time has come since."""
    at = timezone.now() - timedelta(seconds=1)
    shown = previewed(draft, by)
    assert drafts.schedule(draft, by=by, version=draft.version, shown=shown, at=at)
    return draft


def test_a_draft_is_published_at_its_time_once(anna: User, capsys: Any) -> None:
    draft = drafts.start(nine(plan("A plan", "Done")), TEXT, anna)
    later = drafts.start(typed({"about": "A plan"}), TEXT, anna)
    drafts.schedule(later, by=anna, version=1, shown={}, at=timezone.now() + timedelta(hours=1))
    scheduled(draft, anna)
    call_command("publish_due")
    call_command("publish_due")
    assert capsys.readouterr().out == "Published: Next steps, 2026\n"
    assert Draft.objects.get(pk=draft.pk).is_published
    assert not Draft.objects.get(pk=later.pk).is_published
    assert {one.recorded_by for one in Update.objects.all()} == {anna}


def test_what_cannot_be_published_at_its_time_says_why_and_holds_up_no_other(
    anna: User, ben: User, settings: Any, capsys: Any
) -> None:
    first, second, third = (plan(title, "Done") for title in ("One", "Two", "Three"))
    stale = scheduled(drafts.start(nine(first), TEXT, anna), anna)
    left = scheduled(drafts.start(nine(second), TEXT, anna), ben)
    good = scheduled(drafts.start(nine(third), TEXT, anna), anna)
    add(Update, reform=first, kind="stage", stage="future")
    User.objects.filter(pk=ben.pk).update(is_active=False)
    with pytest.raises(SystemExit):
        call_command("publish_due")
    for draft in (stale, left, good):
        draft.refresh_from_db()
    assert [one.state for one in (stale, left, good)] == ["stopped", "stopped", "published"]
    assert "Something was published after the preview: stage: Future" in stale.stopped_because
    assert left.stopped_because == drafts.GONE
    assert capsys.readouterr().err.count("Not published") == 2
    # Nobody tries again by itself.
    call_command("publish_due")


def test_a_change_takes_a_draft_from_its_time(anna: User) -> None:
    draft = scheduled(drafts.start(nine(plan("A plan", "Done")), TEXT, anna), anna)
    stored = Typed.stored(draft.typed)
    stored.rows[0]["note"] = "A remark."
    assert drafts.save(draft, stored, TEXT, by=anna, version=1)
    assert (draft.publish_at, draft.publish_by, draft.shown) == (None, None, {})
    call_command("publish_due")
    assert not Update.objects.exists()


def test_words_that_would_mean_other_days_at_that_time_are_told_before(anna: User) -> None:
    what = nine(plan("A plan", "Done"))
    what.source["published"], what.rows[1]["words"] = "", "next month"
    at = timezone.now() + timedelta(days=40)
    draft = drafts.start(what, TEXT, anna)
    assert drafts.problems_of_time(draft, at) == [f"Statement 2: {drafts.MOVES}"]
    what.rows[1]["words"] = "by the end of 2099"
    assert drafts.problems_of_time(drafts.start(what, TEXT, anna), at) == []
