"""Whose updates a feed or calendar follows: all, or of one reform, strand, audience or area."""

from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q

from partnerships.models import LocalAuthority, Membership
from reforms.models import Audience, Involvement, Milestone, Reform, Strand
from reforms.pages.area_dates import CONCERNED


@dataclass(frozen=True, slots=True)
class Scope:
    """`title` names it, `address` is its page. `about` is the row; None where all is followed."""

    title: str
    address: str
    about: Model | None

    @property
    def updates(self) -> Q:
        """The updates that it follows, as a condition on Update."""
        match self.about:
            case Reform():
                return Q(reform=self.about)
            case Strand():
                return Q(reform__strand=self.about)
            case Audience():
                return _concerning(Q(audiences=self.about))
            case LocalAuthority():
                groups = Membership.objects.filter(local_authority=self.about).values("group")
                reached = Involvement.objects.filter(body__in=groups).values("reform")
                return _concerning(Q(audiences__slug__in=CONCERNED)) | Q(reform__in=reached)
        return Q()

    def has(self, subject: Model) -> bool:
        """Whether a correction of another kind of fact, about `subject`, belongs to it."""
        match self.about:
            case None:
                return True
            case Strand():
                return isinstance(subject, Reform) and subject.strand_id == self.about.pk
            case Audience():
                return False
        return subject == self.about


EVERYTHING = Scope("what became known", "/changes/", None)


def scope_of(about: Model, address: str) -> Scope:
    """The scope of a reform, strand, audience or area, whose page has the address."""
    return Scope(f"{about}", address, about)


def _concerning(audience: Q) -> Q:
    """What concerns an audience: its dates, and what is said of reforms that have any."""
    own = Milestone.objects.filter(audience)
    return Q(Exists(own.filter(pk=OuterRef("milestone")))) | Q(
        Exists(own.filter(reform=OuterRef("reform"))), milestone=None
    )
