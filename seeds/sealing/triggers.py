"""What the database does for the seals: PostgreSQL closes the chain, both keep it as it is."""

from dataclasses import replace

from django.db.backends.base.base import BaseDatabaseWrapper

from libs.triggers import Trigger, append_only
from seeds.models import Seal
from seeds.sealing.writing import BEFORE_THE_FIRST, NEWEST, SEALS

KEPT = "the seals of the log are only added to"

# The first firing of a transaction seals all that it recorded; the others find that done. The row
# of the newest seal is taken at commit, for a moment, so that nobody who still writes waits.
CLOSE_CHAIN = f"""
DECLARE
  newest {NEWEST}%ROWTYPE;
  one record;
BEGIN
  IF EXISTS (SELECT 1 FROM {SEALS} WHERE id = NEW.id AND number IS NULL) THEN
    INSERT INTO {NEWEST} (id, number, hash) VALUES (1, 0, '{BEFORE_THE_FIRST}')
      ON CONFLICT (id) DO NOTHING;
    SELECT * INTO newest FROM {NEWEST} WHERE id = 1 FOR UPDATE;
    FOR one IN SELECT id, kind, "key", content FROM {SEALS} WHERE number IS NULL ORDER BY id LOOP
      newest.number := newest.number + 1;
      newest.hash := encode(sha256(convert_to(concat_ws(
        E'\\n', newest.hash, newest.number, one.kind, one."key", one.content), 'UTF8')), 'hex');
      UPDATE {SEALS} SET number = newest.number, hash = newest.hash WHERE id = one.id;
    END LOOP;
    UPDATE {NEWEST} SET number = newest.number, hash = newest.hash WHERE id = 1;
  END IF;
END;
"""


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers."""
    kept = append_only(Seal, KEPT, connection)
    newest = [
        Trigger("newestseal_goes_on", NEWEST, "BEFORE UPDATE", KEPT, "NEW.number <= OLD.number"),
        Trigger("newestseal_never_deleted", NEWEST, "BEFORE DELETE", KEPT),
    ]
    if connection.vendor != "postgresql":
        return [*kept, *newest]
    # A seal has no number until its transaction ends.
    kept = [
        replace(one, condition="OLD.number IS NOT NULL") if one.when == "BEFORE UPDATE" else one
        for one in kept
    ]
    closing = Trigger(
        "seal_closes_chain",
        SEALS,
        "AFTER INSERT",
        "",
        names=(NEWEST,),
        action=CLOSE_CHAIN,
        at_commit=True,
    )
    return [*kept, *newest, closing]
