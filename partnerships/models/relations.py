"""How bodies are tied to each other, and who belongs to which."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from libs.choices import ChoiceField
from partnerships.models.body import DeliveryBody
from partnerships.models.places import LocalAuthority
from seeds.models import Sourced
from seeds.querysets import FactQuerySet


class Relation(Sourced):
    """How one body is tied to another, in the words of a source."""

    class Kind(models.TextChoices):
        WORKS_WITH = "works-with", "works with"
        LISTED_UNDER = "listed-under", "listed under"
        PART_OF = "part-of", "part of"
        MADE_UP_OF = "made-up-of", "made up of"
        TESTS = "tests", "tests for"
        FUNDS = "funds", "funds"
        SUPPORTS = "supports", "supports"
        OVERSEES = "oversees", "oversees"
        REPRESENTED_ON = "represented-on", "represented on"
        HOSTS = "hosts", "has"
        SUCCEEDS = "succeeds", "succeeds"

    source_body = models.ForeignKey(
        DeliveryBody, models.PROTECT, related_name="relations_from", verbose_name="body"
    )
    kind = ChoiceField(max_length=20, choices=Kind, verbose_name="is tied by")
    target_body = models.ForeignKey(
        DeliveryBody, models.PROTECT, related_name="relations_to", verbose_name="to"
    )
    label = models.CharField(
        max_length=60,
        help_text="The words on the line between them: works in partnership with.",
    )

    SUBJECT = ("source_body",)
    ALSO_ABOUT = ("target_body",)

    objects = FactQuerySet["Relation"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["source_body", "kind", "target_body", "known_on"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="relation_joins_two_bodies",
                condition=~Q(source_body=F("target_body")),
                violation_error_message="A body cannot be tied to itself.",
            ),
            models.UniqueConstraint(
                fields=["source_body", "kind", "target_body", "known_on"],
                condition=Q(corrects=None),
                name="relation_once_a_day",
                violation_error_message="This relation is already known from that day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_body} {self.label} {self.target_body}"

    def summary(self) -> str:
        return f"{self.label} {self.target_body}"


class Membership(Sourced):
    """Who belongs to a body: a body, a local authority, or a kind of member that is described."""

    group = models.ForeignKey(DeliveryBody, models.PROTECT, related_name="memberships")
    member = models.ForeignKey(
        DeliveryBody, models.PROTECT, null=True, blank=True, related_name="member_of"
    )
    local_authority = models.ForeignKey(
        LocalAuthority, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    described_as = models.CharField(
        max_length=120,
        blank=True,
        help_text="Where a source names no body: one lead local authority; parents.",
    )
    role = models.CharField(
        max_length=60,
        help_text="Lead local authority, supporting local authority, member …",
    )
    position = models.PositiveSmallIntegerField(default=0)

    LEAD_ROLES = frozenset({"lead local authority", "joint lead local authority"})
    """The roles, in the sources' words, of the areas that lead a regional partnership."""

    OURS = ("position",)
    SUBJECT = ("group",)
    ALSO_ABOUT = ("member", "local_authority")

    objects = FactQuerySet["Membership"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["group", "position", "pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="membership_names_one_member",
                condition=Q(member__isnull=False, local_authority=None, described_as="")
                | Q(member=None, local_authority__isnull=False, described_as="")
                | (Q(member=None, local_authority=None) & ~Q(described_as="")),
                violation_error_message=(
                    "Choose a body, choose a local authority or describe the member: one only."
                ),
            ),
            models.CheckConstraint(
                name="membership_not_of_itself",
                condition=Q(member=None) | ~Q(group=F("member")),
                violation_error_message="A body cannot be a member of itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_name} in {self.group}"

    def summary(self) -> str:
        return f"has as {self.role}: {self.member_name}"

    @property
    def member_name(self) -> str:
        return str(self.member or self.local_authority or self.described_as)
