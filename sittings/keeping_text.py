"""The words of a source as they were pasted: kept, and its passages looked for in them."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils import timezone

from seeds.checking import MissingText, PassagesChecked, record_checks
from seeds.models import Document, Passage
from sittings.models import PastedText
from sittings.passages import Whereabouts, find_problem


def keep_text(document: Document, text: str, by: User) -> None:
    """Keep what was pasted, unless more of the document is kept already."""
    kept = PastedText.objects.filter(document=document).first()
    if kept is None or len(kept.text) < len(text):
        said = {"text": text, "kept_by": by, "kept_at": timezone.now()}
        PastedText.objects.update_or_create(document=document, defaults=said)


def check_passages(passages: Mapping[Whereabouts, Passage], text: str) -> None:
    """Keeps that the passages were looked for in what was pasted."""
    checked = PassagesChecked()
    for place, passage in passages.items():
        problem = find_problem(text, place)
        checked.problems.append((passage, problem))
        if problem:
            checked.missing.append(MissingText(passage.document.slug, passage.key, problem, ""))
    record_checks(checked, timezone.now())
