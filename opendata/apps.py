"""Names this room for Django; it has no tables of its own."""

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "opendata"
    verbose_name = "Data for everybody"
