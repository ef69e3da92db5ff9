"""An app of its own, since its tables are no data: no version, download, log or editor has them."""

from django.apps import AppConfig

from libs import triggers


class DerivedConfig(AppConfig):
    name = "reforms.derived"
    verbose_name = "Worked out from the log"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reforms.derived import keeping

        triggers.register(keeping.triggers)
        triggers.follow(keeping.fill)
