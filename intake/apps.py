"""Configures this app for Django, and hands the room below what it takes from it."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Documents read in"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intake.accepted import read_accepted
        from sittings.decided import supply_decisions

        supply_decisions(read_accepted)
