"""Configures this app for Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "Delivery bodies"
    default_auto_field = "django.db.models.BigAutoField"
