"""Configures this app for Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Documents read in"
    default_auto_field = "django.db.models.BigAutoField"
