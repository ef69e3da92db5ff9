"""Configures this app for Django, and has the database protect its facts."""

from django.apps import AppConfig

from libs import triggers


class SeedsConfig(AppConfig):
    name = "seeds"
    verbose_name = "Sources and passages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from seeds.sealing.beginning import begin_chain
        from seeds.sealing.triggers import triggers as seals
        from seeds.triggers import triggers as facts

        triggers.register(facts)
        triggers.register(seals)
        triggers.follow(begin_chain)
