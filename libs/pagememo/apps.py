"""Names this package for Django, and has the database change the version with the data."""

from django.apps import AppConfig

from libs import triggers


class PageMemoConfig(AppConfig):
    name = "libs.pagememo"
    verbose_name = "Kept pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from libs.pagememo import version

        triggers.register(version.triggers)
        triggers.follow(version.shut_or_open)
