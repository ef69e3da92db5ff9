"""Names this room for Django, and has the database hold what the log is about."""

from django.apps import AppConfig

from libs import triggers


class ReformsConfig(AppConfig):
    name = "reforms"
    verbose_name = "Reforms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reforms.triggers import triggers as milestones

        triggers.register(milestones)
