"""Questions that people ask, the short answer to each, and where on the site more of it stands."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from glossary.models import Term
from libs.choices import ChoiceField
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.printing import print_day
from reforms.models.reform import Reform
from reforms.models.update import Update
from seeds.models import Passage, Sourced
from seeds.querysets import FactQuerySet


class QuestionQuerySet(NamedQuerySet["Question"]):
    named_by = "slug"

    def known_by(self, day: date) -> Self:
        """Questions whose page had an answer by `day`."""
        return self.filter(
            # Of each question's own reform: the list of all that are known may be long.
            Q(reform=None)
            | Exists(Update.objects.filter(reform=OuterRef("reform"), known_on__lte=day)),
            Q(term=None) | Q(term__in=Term.objects.known_by(day)),
        )


class Question(models.Model):
    """What people ask, and the page on which more of the answer stands, with its sources."""

    class Group(models.TextChoices):
        FAMILY = "family", "a family"
        SCHOOL = "school", "a school"
        COLLEGE = "college", "a college"
        COUNCIL = "council", "a council"

    slug = models.SlugField(max_length=80, unique=True)
    text = models.CharField(max_length=160)
    group = ChoiceField(
        "who asks", max_length=10, choices=Group, default=Group.FAMILY, help_text="Above all."
    )
    position = models.PositiveSmallIntegerField(default=0)
    reform = models.ForeignKey(
        Reform, models.PROTECT, null=True, blank=True, related_name="questions"
    )
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="questions")
    address = models.CharField(
        max_length=120,
        blank=True,
        help_text="A page of this site, such as /areas/; or a place on the reform's page: #history",
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="question_leads_to_one_page",
                condition=Q(reform__isnull=False, term=None, address="")
                | Q(reform__isnull=False, term=None, address__startswith="#")
                | Q(reform=None, term__isnull=False, address="")
                | Q(reform=None, term=None, address__startswith="/"),
                violation_error_message="Choose a reform or a term, or write an address that "
                "begins with /. A place on the reform's page begins with #.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('reforms:home')}#{self.slug}"

    def answer_address(self) -> str:
        """Where more of the answer stands; its reform and term must have been fetched with it."""
        about = self.reform or self.term
        page = about.get_absolute_url() if about else ""
        return page + self.address

    def clean(self) -> None:
        if self.address.startswith("//"):
            raise ValidationError({"address": "Write an address of this site, such as /areas/."})


class Answer(Sourced):
    """The short answer to a question: the newest known by a day is the one that is shown."""

    class State(models.TextChoices):
        KNOWN = "known", "known"
        PROPOSED = "proposed", "proposed"
        PARTLY_KNOWN = "partly-known", "partly known"
        NOT_KNOWN_YET = "not-known-yet", "not known yet"

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.CharField(
        max_length=300, help_text="One to three sentences, in our own words, that stand alone."
    )
    state = ChoiceField(max_length=15, choices=State)
    as_of = models.DateField(
        "as of",
        null=True,
        blank=True,
        help_text="The day up to which the sources bear it out. Needed for what is not known yet.",
    )
    further_passages = models.ManyToManyField(
        Passage,
        blank=True,
        related_name="further_answers",
        help_text="Where else the sources say so.",
    )

    SUBJECT = ("question",)

    objects = FactQuerySet["Answer"].as_manager()

    class Meta(Sourced.Meta):
        ordering: ClassVar = ["question", "-known_on", "-pk"]
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="answer_not_known_says_as_of",
                condition=~Q(state="not-known-yet") | Q(as_of__isnull=False),
                violation_error_message="Say up to which day the sources were read.",
            ),
            models.CheckConstraint(
                name="answer_as_of_was_known",
                condition=Q(as_of=None) | Q(as_of__lte=F("known_on")),
                violation_error_message="An answer as of a day is known from that day at the "
                "earliest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.summary()}"

    def summary(self) -> str:
        """Not known yet, as of 18 May 2026: Whether 25 would change …"""
        return f"{self.how_far}: {self.text}" if self.how_far else self.text

    @property
    def how_far(self) -> str:
        """How far it is known, and as of which day; "" for what is known without a day."""
        said = [] if self.state == self.State.KNOWN else [str(self.get_state_display())]
        said += [f"as of {print_day(self.as_of)}"] if self.as_of else []
        text = ", ".join(said)
        return text[:1].upper() + text[1:]
