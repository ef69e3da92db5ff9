"""Names this folder for Django, and makes the editors' room its admin site."""

from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Wiring"

    def ready(self) -> None:
        from config.signing_in.roles import make_missing_roles
        from config.signing_in.sessions import note_sign_in

        # Sent once for each folder with models; this is the first, before any new right is made.
        post_migrate.connect(make_missing_roles, sender=apps.get_app_config("reforms"))
        user_logged_in.connect(note_sign_in)


class EditorsRoomConfig(admin_apps.AdminConfig):
    """In the place of django.contrib.admin."""

    default = False
    default_site = "config.signing_in.site.EditorsRoom"
