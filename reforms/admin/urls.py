"""Addresses of the admin that come before Django's own."""

from django.contrib import admin
from django.urls import path

from reforms.admin.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", admin.site.admin_view(views.start), name="start"),
    path("passages/check/", admin.site.admin_view(views.check_passages_now), name="check"),
    path("worklist/<slug:key>/", admin.site.admin_view(views.full_list), name="list"),
]
