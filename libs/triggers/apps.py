"""Names this package for Django, which finds the migrate command by it."""

from django.apps import AppConfig


class TriggersConfig(AppConfig):
    name = "libs.triggers"
    verbose_name = "Triggers"
