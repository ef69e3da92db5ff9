"""Configures this app for Django, and hands the rooms below what they take from it."""

from django.apps import AppConfig

from libs import triggers


class ReformsConfig(AppConfig):
    name = "reforms"
    verbose_name = "Reforms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partnerships.pages.area_dates import supply_area_dates
        from partnerships.pages.reform_roles import supply_reform_roles
        from reforms.finding import kept_words
        from reforms.pages.area_dates import read_area_dates
        from reforms.pages.planned import read_plan_line
        from reforms.pages.roles import read_roles
        from reforms.triggers import triggers as milestones
        from seeds.plan_supplied import supply_plan

        triggers.register(milestones)
        triggers.register(kept_words.triggers)
        triggers.follow(kept_words.mark_all)
        supply_reform_roles(read_roles)
        supply_area_dates(read_area_dates)
        supply_plan(read_plan_line)
