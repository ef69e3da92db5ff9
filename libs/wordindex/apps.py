"""The app whose tables are derived from those of a room above, and can be filled again any time."""

from django.apps import AppConfig


class WordIndexConfig(AppConfig):
    name = "libs.wordindex"
    verbose_name = "Words of what can be found"
    default_auto_field = "django.db.models.BigAutoField"
