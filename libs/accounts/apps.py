"""Configures this app, and makes its admin site the default one."""

from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "libs.accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from libs.accounts.roles import make_missing_roles
        from libs.accounts.security_log import listen
        from libs.accounts.sessions import record_sign_in

        # What the admin's pages call Django's own app.
        apps.get_app_config("auth").verbose_name = "People and rights"
        # Sent for each app with models; the first one comes before any new right exists.
        first = next(app for app in apps.get_app_configs() if app.models_module)
        post_migrate.connect(make_missing_roles, sender=first)
        user_logged_in.connect(record_sign_in)
        listen()


class EditorsSiteConfig(admin_apps.AdminConfig):
    """Replaces django.contrib.admin in INSTALLED_APPS."""

    default = False
    default_site = "libs.accounts.admin_site.EditorsSite"
