"""What a reader may ask of the roadmap's query string, checked before it reaches the database."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q

from libs.days import Day
from partnerships.models import DeliveryBody
from reforms.models import Involvement, LegalForce, Reform, Stage, Strand, Update
from reforms.models.reform import ReformQuerySet

LONGEST = 100
STAGES = ", ".join(Stage.values)


class RoadmapFilter(django_filters.FilterSet):
    """Filters reforms by what was known of them on a day."""

    strand = django_filters.ModelChoiceFilter(
        queryset=Strand.objects.none(),
        to_field_name="slug",
        label="Strand",
        empty_label="All",
        error_messages={
            "invalid_choice": "No strand is called that on this day. The roadmap lists them."
        },
    )
    stage = django_filters.ChoiceFilter(
        choices=Stage.choices,
        method="in_stage",
        label="Stage",
        empty_label="All",
        error_messages={"invalid_choice": f"No stage is called that. There are {STAGES}."},
    )
    force = django_filters.ChoiceFilter(
        choices=LegalForce.choices, method="with_force", label="Legal force", empty_label="All"
    )
    body = django_filters.ModelChoiceFilter(
        queryset=DeliveryBody.objects.none(),
        to_field_name="slug",
        method="with_body",
        label="Delivery body",
        empty_label="All",
        error_messages={
            "invalid_choice": "No delivery body with a part in a reform is called that on this day."
        },
    )
    q = django_filters.CharFilter(
        method="with_words",
        label="Words",
        max_length=LONGEST,
        strip=True,
        error_messages={
            "max_length": f"That is too long to look for: {LONGEST} characters are the most.",
            "null_characters_not_allowed": "That has a character in it that nobody can type.",
        },
    )

    class Meta:
        model = Reform
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, day: Day) -> None:
        self.day = day
        super().__init__(data, Reform.objects.known_by(day.on))
        self.filters["strand"].queryset = Strand.objects.filter(
            Exists(Reform.objects.known_by(day.on).filter(strand=OuterRef("pk")))
        )
        involved = Involvement.objects.known_by(day.on).filter(body=OuterRef("pk"))
        self.filters["body"].queryset = DeliveryBody.objects.filter(Exists(involved)).order_by(
            "title"
        )

    def in_stage(self, reforms: ReformQuerySet, _: str, stage: str) -> ReformQuerySet:
        stages = Update.objects.filter(kind=Update.Kind.STAGE).in_force_on(self.day.on)
        return reforms.filter(pk__in=stages.filter(stage=stage).values("reform"))

    def with_force(self, reforms: ReformQuerySet, _: str, force: str) -> ReformQuerySet:
        forces = Update.objects.filter(kind=Update.Kind.LEGAL_FORCE).in_force_on(self.day.on)
        return reforms.filter(pk__in=forces.filter(legal_force=force).values("reform"))

    def with_body(self, reforms: ReformQuerySet, _: str, body: DeliveryBody) -> ReformQuerySet:
        part = Involvement.objects.known_by(self.day.on).filter(body=body, reform=OuterRef("pk"))
        return reforms.filter(Exists(part))

    def with_words(self, reforms: ReformQuerySet, _: str, words: str) -> ReformQuerySet:
        told = Update.objects.known_by(self.day.on).filter(
            Q(note__icontains=words)
            | Q(name__icontains=words)
            | Q(target_words__icontains=words)
            | Q(milestone__title__icontains=words),
            reform=OuterRef("pk"),
        )
        return reforms.filter(Q(title__icontains=words) | Exists(told))
