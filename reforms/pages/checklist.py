"""The points of a checklist: what somebody is asked to have ready by a date, and who asks."""

from dataclasses import dataclass

from seeds.pages import Said


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """One thing to do, or a paper to have, and who asks it."""

    text: str
    is_paper: bool
    said: Said

    @property
    def in_words(self) -> str:
        """The point, with “Paper:” before what is one."""
        return f"Paper: {self.text}" if self.is_paper else self.text


@dataclass(frozen=True, slots=True)
class StepsFor:
    """The points that one audience is asked for, in their order."""

    slug: str
    audience: str
    steps: tuple[ReadyStep, ...]
