"""The rights of roles as the settings give them. Imports no Django: the settings import it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What each role may do with some models: {"editor": "view add change"}; others nothing."""

    name: str
    models: tuple[str, ...]
    may: dict[str, str]
