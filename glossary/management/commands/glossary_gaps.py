"""`manage.py glossary_gaps`: abbreviations that are used and not explained, or never used."""

from typing import Any

from django.core.management.base import BaseCommand

from glossary.gaps import find_gaps


class Command(BaseCommand):
    help = "Lists abbreviations that texts use unexplained, and those that no text uses."

    def handle(self, *args: Any, **options: Any) -> None:
        gaps = find_gaps()
        self.stdout.write(f"Used and not explained: {len(gaps.undefined)}")
        for word, count in gaps.undefined:
            self.stdout.write(f"  {word}  {count}")
        self.stdout.write(f"In the glossary and used in no text: {len(gaps.unused)}")
        for text in gaps.unused:
            self.stdout.write(f"  {text}")
