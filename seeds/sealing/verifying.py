"""Looking through the log for whatever was changed, removed, put in or moved past the tracker.

Everything is read some thousand rows at a time, and each statement sees whole transactions only:
others may record meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections
from django.db.models import Count, Exists, OuterRef

from seeds.facts_by_passage import fact_models
from seeds.models import NewestSeal, Seal, Sourced
from seeds.sealing.contents import content_of, sealed_paths
from seeds.sealing.stored_form import odd_keys
from seeds.sealing.writing import BEFORE_THE_FIRST, next_hash

CHUNK = 2_000
"""Seals, and their facts, that are read at once."""
UNREADABLE = (ValidationError, ValueError, TypeError, ArithmeticError, DatabaseError)


@dataclass(frozen=True, slots=True)
class Tampering:
    """What is not as it was recorded: the row, and what was done to it."""

    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.row}: {self.what}."


class Verification:
    """One look through the log of a database.

    check = Verification(pinned="9f86d0…")
    for tampering in check.find(): ...
    check.count, check.newest, check.pinned_at
    """

    def __init__(self, *, pinned: str = "", using: str = "default") -> None:
        self.using, self._pinned = using, pinned
        self.count = 0
        """How many seals were looked at."""
        self.newest = BEFORE_THE_FIRST
        """The hash of the last of them."""
        self.pinned_at = 0
        """The number of the seal with the pinned hash; 0 where there is none."""
        self._models = {model._meta.label_lower: model for model in fact_models()}

    def find(self) -> Iterator[Tampering]:
        """Everything that is not as it was recorded; nothing where all is."""
        while True:
            while chunk := self._next_seals():
                yield from self._check_chain(chunk)
                yield from self._check_facts(chunk)
            # What was recorded meanwhile is looked at too.
            newest = NewestSeal.objects.using(self.using).first()
            if newest is None or newest.number <= self.count:
                break
            if not self._next_seals():
                break
        yield from self._check_newest(newest)
        yield from self._check_unsealed()

    def _next_seals(self) -> list[Seal]:
        seals = Seal.objects.using(self.using).order_by("number", "pk")
        return list(seals.filter(number__gt=self.count)[:CHUNK])

    def _check_chain(self, chunk: Sequence[Seal]) -> Iterator[Tampering]:
        for seal in chunk:
            number = int(seal.number or 0)
            if number != self.count + 1:
                yield Tampering(_numbered(self.count + 1, number - 1), "the seal was removed")
            expected = next_hash(self.newest, number, seal.kind, seal.key, seal.content)
            if seal.hash != expected:
                yield Tampering(
                    f"{seal.kind} {seal.key}, seal {number}",
                    "its hash does not follow from the seal before it: one of the two was changed, "
                    "moved or put in, or one between them removed",
                )
            # On from what stands there, so that one break is told once.
            self.count, self.newest = number, seal.hash
            if seal.hash == expected and seal.hash == self._pinned:
                self.pinned_at = number

    def _check_facts(self, chunk: Sequence[Seal]) -> Iterator[Tampering]:
        for kind in dict.fromkeys(seal.kind for seal in chunk):
            seals = [seal for seal in chunk if seal.kind == kind]
            model = self._models.get(kind)
            if model is None:
                for seal in seals:
                    yield Tampering(f"seal {seal.number}", f"there is no kind of entry {kind}")
                continue
            contents = self._contents(model, [seal.key for seal in seals])
            for seal in seals:
                row = f"{kind} {seal.key}, seal {seal.number}"
                content = contents.get(seal.key)
                if content is None:
                    yield Tampering(row, "the entry was removed, or its key changed")
                elif content != seal.content:
                    yield Tampering(row, "the entry, or the passage that it cites, was changed")

    def _contents(self, model: type[Sourced], keys: Sequence[str]) -> dict[str, str]:
        """The content of each row that there is, by key; "" for one that cannot be read."""
        paths = sealed_paths(model)
        rows: Any = model._base_manager.using(self.using).filter(key__in=keys)
        try:
            found = list(rows.values_list("key", *paths))
        except UNREADABLE:
            if len(keys) == 1:
                return {keys[0]: ""}
            half = len(keys) // 2
            return self._contents(model, keys[:half]) | self._contents(model, keys[half:])
        contents: dict[str, str] = {}
        for key, *values in found:
            try:
                content = content_of(model, dict(zip(paths, values, strict=True)))
            except UNREADABLE:
                content = ""
            # Two rows of one key, where somebody took the rule away.
            contents[key] = "" if key in contents else content
        if connections[self.using].vendor == "sqlite":
            contents |= dict.fromkeys(odd_keys(connections[self.using], model, keys), "")
        return contents

    def _check_newest(self, newest: NewestSeal | None) -> Iterator[Tampering]:
        number, hashed = (newest.number, newest.hash) if newest else (0, BEFORE_THE_FIRST)
        if number > self.count:
            yield Tampering(
                _numbered(self.count + 1, number), "removed from the end, with what they sealed"
            )
        elif (number, hashed) != (self.count, self.newest):
            yield Tampering(
                f"seal {self.count}",
                f"the newest seal is said to be {number} with the hash {hashed}: seals were put in "
                "at the end, or made anew",
            )

    def _check_unsealed(self) -> Iterator[Tampering]:
        """Facts, and seals, that came past the tracker."""
        every = Seal.objects.using(self.using)
        for label, model in self._models.items():
            seals = every.filter(kind=label, key=OuterRef("key"))
            rows: Any = model._base_manager.using(self.using).filter(~Exists(seals))
            for key in rows.order_by("pk").values_list("key", flat=True).iterator(CHUNK):
                yield Tampering(f"{label} {key}", "was put in past the tracker: it has no seal")
        for seal in every.filter(number=None).iterator(CHUNK):
            yield Tampering(f"{seal.kind} {seal.key}", "its seal is not closed: put in by hand")
        for seal in every.filter(number__lt=1).iterator(CHUNK):
            yield Tampering(f"seal {seal.number}", "stands before the first: put in by hand")
        twice = every.order_by().values("kind", "key").annotate(n=Count("pk")).filter(n__gt=1)
        for one in twice.iterator(CHUNK):
            yield Tampering(f"{one['kind']} {one['key']}", "is sealed twice: put in by hand")


def _numbered(first: int, last: int) -> str:
    return f"seal {first}" if first == last else f"seals {first} to {last}"
