"""Questions that people ask, and where on the site each is answered."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from libs.ingest.natural_keys import NamedQuerySet
from reforms.models.reform import Reform


class QuestionQuerySet(NamedQuerySet["Question"]):
    named_by = "slug"


class Question(models.Model):
    """A signpost: the answer itself stands, with its source, on the page that it leads to."""

    slug = models.SlugField(max_length=80, unique=True)
    text = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField(default=0)
    reform = models.ForeignKey(
        Reform, models.PROTECT, null=True, blank=True, related_name="questions"
    )
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
                condition=Q(reform__isnull=False, address="")
                | Q(reform__isnull=False, address__startswith="#")
                | Q(reform=None, address__startswith="/"),
                violation_error_message="Choose a reform, or write an address that begins with /. "
                "A place on the reform's page begins with #.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def answer_address(self) -> str:
        """Where the answer stands; its reform must have been fetched with it."""
        page = self.reform.get_absolute_url() if self.reform else ""
        return page + self.address

    def clean(self) -> None:
        if self.address.startswith("//"):
            raise ValidationError({"address": "Write an address of this site, such as /areas/."})
