"""Addresses of the imports: a list, and a page for each."""

from django.contrib import admin
from django.urls import path

from libs.backoffice.batch_pages import list_batches, show_batch

app_name = "imports"
urlpatterns = [
    path("", admin.site.admin_view(list_batches), name="list"),
    path("<int:pk>/", admin.site.admin_view(show_batch), name="batch"),
]
