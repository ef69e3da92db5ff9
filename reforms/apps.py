"""Names this room for Django, and has the log's triggers put in after every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from reforms.append_only import install_after_migrate, step_aside_for_migrate


class ReformsConfig(AppConfig):
    name = "reforms"
    verbose_name = "Reforms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(step_aside_for_migrate, sender=self)
        post_migrate.connect(install_after_migrate, sender=self)
