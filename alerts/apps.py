"""Configures this app for Django."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "alerts"
    verbose_name = "Alerts by e-mail"
    default_auto_field = "django.db.models.BigAutoField"
