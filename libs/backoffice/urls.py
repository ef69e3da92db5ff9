"""Addresses of the admin that are about no model."""

from django.contrib import admin
from django.urls import path

from libs.backoffice.deleted_rows import deleted_rows, restore_row
from libs.backoffice.everybody import what_everybody_did

app_name = "deleted"
urlpatterns = [
    path("", admin.site.admin_view(deleted_rows), name="list"),
    path("everybody/", admin.site.admin_view(what_everybody_did), name="everybody"),
    path("<int:version>/restore/", admin.site.admin_view(restore_row), name="restore"),
]
