"""What an update may say: its stages and outcomes, and the rules that the database holds."""

from django.db import models
from django.db.models import F, Q


class Stage(models.TextChoices):
    """The DfE's three stages, and one of ours for what no document places."""

    IN_DELIVERY = "in-delivery", "In delivery"
    IN_DEVELOPMENT = "in-development", "In development"
    FUTURE = "future", "Future"
    NOT_STAGED = "not-staged", "Not staged"


class LegalForce(models.TextChoices):
    """What force a reform has, which is not how far it has come."""

    PROPOSAL = "proposal", "Proposal"
    CONSULTATION = "consultation", "Consultation"
    BILL_ANNOUNCED = "bill-announced", "Bill announced"
    BILL_INTRODUCED = "bill-introduced", "Bill introduced"
    ENACTED = "enacted", "Enacted"
    IN_FORCE = "in-force", "In force"
    GUIDANCE = "guidance", "Guidance"
    NONE = "none", "No legal force"
    UNKNOWN = "unknown", "Unknown"


class Outcome(models.TextChoices):
    """What became of a milestone; the words are the tracker's own."""

    MET = "met", "Met"
    PART_MET = "part-met", "Part met"
    STOPPED = "stopped", "Stopped"
    SUPERSEDED = "superseded", "Superseded"


RULES = [
    models.CheckConstraint(
        name="update_is_about_one_thing",
        condition=Q(reform__isnull=False, event=None)
        | Q(reform=None, event__isnull=False, milestone=None),
        violation_error_message="An update is about a reform or an event: one of them.",
    ),
    models.CheckConstraint(
        name="update_kind_fits_subject",
        condition=Q(kind="target", milestone__isnull=False)
        | Q(kind="outcome", milestone__isnull=False)
        | Q(kind__in=["target", "outcome", "checked"], event__isnull=False)
        | Q(
            kind__in=["name", "description", "stage", "legal-force", "checked"],
            milestone=None,
            event=None,
        ),
        violation_error_message=(
            "A target date or outcome needs a milestone or an event; "
            "a name, description, stage or legal force is the reform's own."
        ),
    ),
    models.CheckConstraint(
        name="update_name_only_for_name",
        condition=(Q(kind="name") & ~Q(name="")) | (~Q(kind="name") & Q(name="")),
        violation_error_message="A name goes with a name update, and only there.",
    ),
    models.CheckConstraint(
        name="update_stage_only_for_stage",
        condition=Q(kind="stage", stage__in=Stage.values) | (~Q(kind="stage") & Q(stage="")),
        violation_error_message="A stage goes with a stage update, and only there.",
    ),
    models.CheckConstraint(
        name="update_legal_force_only_for_legal_force",
        condition=Q(kind="legal-force", legal_force__in=LegalForce.values)
        | (~Q(kind="legal-force") & Q(legal_force="")),
        violation_error_message="A legal force goes with a legal force update, and only there.",
    ),
    models.CheckConstraint(
        name="update_proposed_only_for_target",
        condition=Q(kind="target") | Q(is_proposed=False),
        violation_error_message="Only a target date can be a proposed one.",
    ),
    models.CheckConstraint(
        name="update_outcome_only_for_outcome",
        condition=Q(kind="outcome", outcome__in=Outcome.values)
        | (~Q(kind="outcome") & Q(outcome="")),
        violation_error_message="An outcome goes with an outcome update, and only there.",
    ),
    models.CheckConstraint(
        name="update_target_only_for_target",
        condition=(Q(kind="target") & ~Q(target_words=""))
        | (~Q(kind="target") & Q(target_words="", target_edtf="", after=None)),
        violation_error_message=(
            "A target date needs the source's words, and goes with a target update only."
        ),
    ),
    models.CheckConstraint(
        name="update_description_has_note",
        condition=~Q(kind="description") | ~Q(note=""),
        violation_error_message="Put the description in the note.",
    ),
    models.CheckConstraint(
        name="update_target_in_order",
        condition=Q(target_earliest__lte=F("target_latest"))
        | Q(target_earliest=None)
        | Q(target_latest=None),
        violation_error_message="The earliest day must not be after the latest.",
    ),
    models.CheckConstraint(
        name="update_waits_or_is_dated",
        condition=Q(after=None) | Q(target_edtf=""),
        violation_error_message="It waits for an event or has an interval: one of them.",
    ),
]
