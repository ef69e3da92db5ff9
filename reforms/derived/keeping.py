"""Keeps the tables of this app as the log has it, by a trigger: whoever writes, by whatever way."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from libs.triggers import Trigger
from reforms.derived.models import UnsettledDate
from reforms.models import Milestone, Update

KEPT, LOG, MILESTONES = (model._meta.db_table for model in (UnsettledDate, Update, Milestone))

ADD = f"""
INSERT INTO {KEPT} (entry_id, earliest, latest, after)
SELECT said.id, said.target_earliest, said.target_latest, said.after_id FROM {LOG} AS said
WHERE said.kind || '' = 'target' AND NOT said.withdrawn AND said.milestone_id {{wanted}}
AND NOT EXISTS (SELECT 1 FROM {LOG} AS mended WHERE mended.corrects_id = said.id)
AND NOT EXISTS (
  SELECT 1 FROM {LOG} AS other
  WHERE other.subject_number = said.subject_number AND NOT other.withdrawn
  AND (other.kind = 'outcome' OR other.kind = 'target'
    AND (other.known_on > said.known_on
      OR other.known_on = said.known_on AND other.id > said.id))
  AND NOT EXISTS (SELECT 1 FROM {LOG} AS mended WHERE mended.corrects_id = other.id));
"""  # noqa: S608  # names of tables
"""The kind is asked in a way that no index answers: SQLite would look through every date."""

TOUCHED = f"IN (NEW.milestone_id, (SELECT milestone_id FROM {LOG} WHERE id = NEW.corrects_id))"  # noqa: S608
"""The milestones that a new entry is about: its own, and that of what it corrects."""

REMOVE = f"""
DELETE FROM {KEPT} WHERE entry_id IN (SELECT id FROM {LOG} WHERE milestone_id {TOUCHED});
"""  # noqa: S608

# Of two writers, neither of whom sees what the other writes, one waits if both write of one
# milestone: the second then sees the first.
BY_TURNS = f"""
PERFORM 1 FROM {MILESTONES} WHERE id {TOUCHED} ORDER BY id FOR NO KEY UPDATE;
"""


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers. Entries are only added, so this is enough."""
    by_turns = BY_TURNS if connection.vendor == "postgresql" else ""
    return [
        Trigger(
            "update_keeps_unsettled",
            LOG,
            "AFTER INSERT",
            "",
            "NEW.corrects_id IS NOT NULL OR "
            "NEW.milestone_id IS NOT NULL AND NEW.kind IN ('target', 'outcome')",
            names=(KEPT, MILESTONES),
            action=by_turns + REMOVE + ADD.format(wanted=TOUCHED),
        )
    ]


def fill(connection: BaseDatabaseWrapper, stand: bool) -> None:
    """While the triggers did not stand anything may have been written: all is worked out anew."""
    with connection.cursor() as cursor:
        if not stand or not {KEPT, LOG} <= set(connection.introspection.table_names(cursor)):
            return
        with transaction.atomic(using=connection.alias):
            if connection.vendor == "postgresql":
                # Readers have the old rows meanwhile, and whoever writes waits.
                cursor.execute(f"LOCK TABLE {KEPT} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute(f"DELETE FROM {KEPT}")  # noqa: S608
            cursor.execute(ADD.format(wanted="IS NOT NULL"))
