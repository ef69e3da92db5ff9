"""Configures this app for Django, and hands the rooms below what they take from it."""

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    name = "sittings"
    verbose_name = "Sittings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from libs.accounts.admin_site import supply_gate
        from reforms.admin.supplied import supply_start, supply_tools
        from seeds.pasted import supply_pasted_texts
        from sittings.admin.listing import drafts_on_start
        from sittings.admin.notes import tool_of
        from sittings.held import hold_back
        from sittings.models import read_pasted_texts

        supply_pasted_texts(read_pasted_texts)
        supply_gate(hold_back)
        supply_start(drafts_on_start)
        supply_tools(tool_of)
