#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            "Django is not installed here. Run `make run` once, then use .venv/bin/python manage.py"
        )
    from config.environment import BadSetting

    try:
        execute_from_command_line(sys.argv)
    except BadSetting as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
