"""Makes this folder an app, so that Django finds its template tags."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Wiring"
