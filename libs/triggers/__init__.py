"""Triggers: rules that the database itself holds, whoever writes, by whatever way.

Django has no word for them, and SQLite loses a table's triggers whenever a migration rebuilds the
table. So each app registers what should stand (`register`), and every `migrate` puts it there,
also one that failed or ran backwards: see the migrate command of this package.
"""

from libs.triggers.append_only import append_only
from libs.triggers.install import (
    Trigger,
    expected,
    follow,
    install,
    installed,
    lifted,
    register,
    remove,
)

__all__ = [
    "Trigger",
    "append_only",
    "expected",
    "follow",
    "install",
    "installed",
    "lifted",
    "register",
    "remove",
]
