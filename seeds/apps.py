"""Names this room for Django."""

from django.apps import AppConfig


class SeedsConfig(AppConfig):
    name = "seeds"
    verbose_name = "Sources and passages"
    default_auto_field = "django.db.models.BigAutoField"
