"""What the settings say of roles. No Django: the settings import it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What each role may do with some models; a role that is not named may do nothing."""

    name: str
    models: tuple[str, ...]
    may: dict[str, str]
