"""Addresses of the admin that are about no model."""

from django.contrib import admin
from django.urls import path

from libs.backoffice.deleted_rows import deleted_rows, restore_row

app_name = "deleted"
urlpatterns = [
    path("", admin.site.admin_view(deleted_rows), name="list"),
    path("<int:version>/restore/", admin.site.admin_view(restore_row), name="restore"),
]
