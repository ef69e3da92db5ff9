"""Addresses of the documents that are read in, below those of the admin."""

from django.contrib import admin
from django.urls import path

from intake.admin import deciding, views

app_name = "intake"
urlpatterns = [
    path("", admin.site.admin_view(views.receive), name="receive"),
    path("stale/", admin.site.admin_view(views.stale), name="stale"),
    path("<int:pk>/", admin.site.admin_view(views.review), name="review"),
    path("<int:pk>/decisions/", admin.site.admin_view(deciding.decisions), name="decisions"),
    path("<int:pk>/draft/", admin.site.admin_view(deciding.to_draft), name="draft"),
]
