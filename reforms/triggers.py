"""What the database holds of the log besides its rows: a milestone is of its update's reform."""

from django.db.backends.base.base import BaseDatabaseWrapper

from libs.triggers import Trigger

WRONG_REFORM = "the milestone of an update belongs to another reform"
MOVED = "the updates of a milestone name its reform, so it stays there"
WRONG_STEP = "the milestone of what to have ready belongs to another reform"
STEPS_STAY = "what to have ready for a milestone names its reform, so it stays there"

WRONG_PLACE = "the milestone of where an answer will stand belongs to another reform"
PLACES_STAY = "where the answer to a milestone will stand names its reform, so it stays there"
WRONG_READING = "a reading belongs to the reform of the place that was read"


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers."""
    return [
        Trigger(
            "update_milestone_of_reform",
            "reforms_update",
            "BEFORE INSERT",
            WRONG_REFORM,
            "NEW.milestone_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reforms_milestone "
            "WHERE id = NEW.milestone_id AND reform_id = NEW.reform_id)",
            ("reforms_milestone",),
        ),
        Trigger(
            "milestone_keeps_reform",
            "reforms_milestone",
            "BEFORE UPDATE OF reform_id",
            MOVED,
            "NEW.reform_id <> OLD.reform_id AND EXISTS (SELECT 1 FROM reforms_update "
            "WHERE milestone_id = OLD.id)",
            ("reforms_update",),
        ),
        Trigger(
            "preparation_milestone_of_reform",
            "reforms_preparation",
            "BEFORE INSERT",
            WRONG_STEP,
            "NOT EXISTS (SELECT 1 FROM reforms_milestone "
            "WHERE id = NEW.milestone_id AND reform_id = NEW.reform_id)",
            ("reforms_milestone",),
        ),
        Trigger(
            "milestone_with_steps_keeps_reform",
            "reforms_milestone",
            "BEFORE UPDATE OF reform_id",
            STEPS_STAY,
            "NEW.reform_id <> OLD.reform_id AND EXISTS (SELECT 1 FROM reforms_preparation "
            "WHERE milestone_id = OLD.id)",
            ("reforms_preparation",),
        ),
        Trigger(
            "expected_evidence_milestone_of_reform",
            "reforms_expectedevidence",
            "BEFORE INSERT",
            WRONG_PLACE,
            "NOT EXISTS (SELECT 1 FROM reforms_milestone "
            "WHERE id = NEW.milestone_id AND reform_id = NEW.reform_id)",
            ("reforms_milestone",),
        ),
        Trigger(
            "milestone_with_places_keeps_reform",
            "reforms_milestone",
            "BEFORE UPDATE OF reform_id",
            PLACES_STAY,
            "NEW.reform_id <> OLD.reform_id AND EXISTS (SELECT 1 FROM reforms_expectedevidence "
            "WHERE milestone_id = OLD.id)",
            ("reforms_expectedevidence",),
        ),
        Trigger(
            "evidence_reading_of_reform",
            "reforms_evidencereading",
            "BEFORE INSERT",
            WRONG_READING,
            "NOT EXISTS (SELECT 1 FROM reforms_expectedevidence "
            "WHERE id = NEW.place_id AND reform_id = NEW.reform_id)",
            ("reforms_expectedevidence",),
        ),
    ]
