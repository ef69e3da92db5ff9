"""Names this package for Django: it remembers what headings meant."""

from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "libs.ingest"
    verbose_name = "Tables in"
    default_auto_field = "django.db.models.BigAutoField"
