"""What an update may say where it chooses from a list: kind, stage, force, sense, outcome."""

from django.db import models

from libs.vaguedates.reading import TimeSense


class UpdateKind(models.TextChoices):
    """What changed. `kinds.KINDS` has everything else that differs from one to another."""

    NAME = "name", "name"
    DESCRIPTION = "description", "description"
    STAGE = "stage", "stage"
    LEGAL_FORCE = "legal-force", "legal force"
    TARGET = "target", "target date"
    OUTCOME = "outcome", "outcome"
    CHECKED = "checked", "checked, no change"


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


class DateSense(models.TextChoices):
    """How a target date is meant, where it does not say when something is due."""

    FLOOR = TimeSense.FLOOR.value, "No earlier than then: a floor, not a target"
    BEGINNING = TimeSense.BEGINNING.value, "Begins then, and goes on"


class Outcome(models.TextChoices):
    """What became of a milestone; the words are the tracker's own."""

    MET = "met", "Happened"
    PART_MET = "part-met", "Happened in part"
    HAPPENED = "happened", "Happened, day not known"
    STOPPED = "stopped", "Stopped"
    SUPERSEDED = "superseded", "Superseded"
