"""Drafts, what colleagues write to each other about them, and the texts that were pasted.

None of it is a fact and none of it is public: this room stands above every one that has pages,
so that no page can know of it, and its tables are none of those that pages are kept by.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from libs.choices import ChoiceField
from reforms.models import Reform
from seeds.models import Document


def _person(verbose_name: str) -> Any:
    """Whoever did something with a draft; their account may go without it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
    )


class DraftQuerySet(models.QuerySet["Draft"]):
    def unpublished(self) -> Self:
        return self.exclude(state=Draft.State.PUBLISHED)

    def due(self, now: Any) -> Self:
        """Those set to be published by `now`."""
        return self.unpublished().filter(publish_at__lte=now).exclude(state=Draft.State.STOPPED)


class Draft(models.Model):
    """One source and what it says, as far as somebody has typed it.

    `typed` holds the boxes of the form as they were left, right or wrong: see `sittings.typed`.
    `version` counts the saves, so that of two who save at once the second is told.
    """

    class State(models.TextChoices):
        OPEN = "open", "being written"
        ASKED = "asked", "waits for somebody to publish it"
        STOPPED = "stopped", "was not published at its time"
        PUBLISHED = "published", "published"

    title = models.CharField(max_length=250, default="Untitled")
    typed = models.JSONField(default=dict)
    text = models.TextField("pasted text", blank=True)
    version = models.PositiveIntegerField(default=1)
    state = ChoiceField(max_length=10, choices=State, default=State.OPEN)
    owner = _person("whose draft it is")
    changed_by = _person("last changed by")
    changed_at = models.DateTimeField(default=timezone.now)
    publish_at = models.DateTimeField("publish at", null=True, blank=True)
    publish_by = _person("set to publish by")
    shown = models.JSONField(default=dict, help_text="What the preview showed, to compare.")
    stopped_because = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = _person("published by")

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-changed_at", "-pk"]
        permissions: ClassVar = [("publish_draft", "Can publish draft")]
        indexes: ClassVar = [models.Index(fields=["state", "publish_at"], name="draft_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="draft_published_with_its_moment",
                condition=(Q(state="published") & Q(published_at__isnull=False))
                | (~Q(state="published") & Q(published_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class ColleagueNote(models.Model):
    """A question or remark to a colleague: stays with a draft or a reform, and is never public."""

    draft = models.ForeignKey(
        Draft, models.CASCADE, null=True, blank=True, related_name="colleague_notes"
    )
    reform = models.ForeignKey(Reform, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField()
    asked = _person("for whom it is")
    written_by = _person("written by")
    written_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-written_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="note_about_one_thing",
                condition=Q(draft=None, reform__isnull=False) | Q(draft__isnull=False, reform=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PastedText(models.Model):
    """A document's words as an editor pasted them, to find passages in; its publisher's, so kept
    to ourselves."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="+")
    text = models.TextField()
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = _person("pasted by")

    class Meta:
        ordering: ClassVar = ["document"]

    def __str__(self) -> str:
        return f"Text of {self.document}"


def read_pasted_texts(documents: Iterable[int]) -> dict[int, str]:
    """The texts kept of documents, by the documents' ids. One query."""
    rows = PastedText.objects.filter(document__in=documents)
    return dict(rows.values_list("document_id", "text"))


class HeldChange(models.Model):
    """A change of what readers see that a form of the admin sent, and a second person publishes.

    `fields` are the form's own, by name: publishing sends them again to `address`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waits for a second person"
        SENT_BACK = "sent back", "sent back"
        PUBLISHED = "published", "published"

    title = models.CharField(max_length=250)
    address = models.CharField(max_length=1000)
    fields = models.JSONField(default=dict)
    state = ChoiceField(max_length=10, choices=State, default=State.WAITING)
    asked_by = _person("sent by")
    asked_at = models.DateTimeField(default=timezone.now)
    settled_by = _person("published or sent back by")
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("why it was sent back", blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.title
