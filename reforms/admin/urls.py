"""Addresses of the editors' room that stand before Django's own."""

from django.contrib import admin
from django.urls import path

from reforms.admin.worklist import views as needs

app_name = "needs"
urlpatterns = [
    path("", admin.site.admin_view(needs.start), name="start"),
    path("needs/<slug:key>/", admin.site.admin_view(needs.full_list), name="list"),
]
