"""Names this package for Django, and makes its admin site the default one."""

from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "libs.accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from libs.accounts.roles import make_missing_roles
        from libs.accounts.sessions import note_sign_in

        # Sent once for each app with models, in order; the first is before any new right is made.
        first = next(app for app in apps.get_app_configs() if app.models_module)
        post_migrate.connect(make_missing_roles, sender=first)
        user_logged_in.connect(note_sign_in)


class EditorsSiteConfig(admin_apps.AdminConfig):
    """In the place of django.contrib.admin."""

    default = False
    default_site = "libs.accounts.admin_site.EditorsSite"
