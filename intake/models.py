"""Documents that were read in, and what was proposed and decided of them.

None of it is a fact and none of it is public: like drafts, it stands above every room with pages.
The text is its publisher's, kept for ourselves to check passages in.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from libs.choices import ChoiceField
from seeds.models import Document
from sittings.models import Draft


def _person(verbose_name: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
    )


class ReceivedDocument(models.Model):
    """A document that somebody sent to be read, with its text once it was."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits to be read"
        READING = "reading", "is being read"
        READ = "read", "read"
        REFUSED = "refused", "refused"

    title = models.CharField(max_length=250)
    author = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(max_length=120)
    kind = ChoiceField(max_length=20, choices=Document.Kind)
    authority = ChoiceField("whose word it is", max_length=20, choices=Document.Authority)
    licence = models.CharField(max_length=120, default="not stated")
    published = models.DateField("published on")
    speaks_for = models.CharField("describes", max_length=60, blank=True)
    address = models.URLField(max_length=400, blank=True)
    sent = models.BinaryField("the file as it was sent, until it is read", blank=True)
    read = models.JSONField("text and its parts", default=dict)
    state = ChoiceField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField("how far it is read", max_length=80, blank=True)
    refused_because = models.TextField(blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    received_by = _person("sent by")

    class Meta:
        ordering: ClassVar = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class ReceivedProposal(models.Model):
    """One proposal as it was found, and what somebody decided.

    `found` has the fields of `intake.finding.values.Proposal`; `changed` those that were changed.
    `key` is that of the entry in the log, once it is published. `version` counts the decisions, so
    that of two people who decide at once the second is told.
    """

    class Decision(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        CHANGED = "changed", "accepted with changes"
        REJECTED = "rejected", "rejected"
        CHECKED = "checked", "checked, no change"

    document = models.ForeignKey(
        ReceivedDocument, models.CASCADE, related_name="received_proposals"
    )
    position = models.PositiveIntegerField()
    found = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    decision = ChoiceField(max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = _person("decided by")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=80)
    draft = models.ForeignKey(
        Draft, models.SET_NULL, null=True, blank=True, related_name="received_proposals"
    )

    class Meta:
        ordering: ClassVar = ["document", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="received_proposal_position", fields=["document", "position"]
            ),
        ]

    def __str__(self) -> str:
        return str(self.found.get("told", ""))
