"""Addresses of the drafts, below those of the admin."""

from django.contrib import admin
from django.urls import path

from sittings.admin import going_public, held, notes, views

app_name = "sittings"
urlpatterns = [
    path("", admin.site.admin_view(views.list_drafts), name="list"),
    path("new/", admin.site.admin_view(views.new), name="new"),
    path("beside/", admin.site.admin_view(views.beside), name="beside"),
    path("passage/", admin.site.admin_view(views.select_passage), name="passage"),
    path("<int:pk>/", admin.site.admin_view(views.edit), name="draft"),
    path("<int:pk>/preview/", admin.site.admin_view(going_public.preview), name="preview"),
    path("<int:pk>/publish/", admin.site.admin_view(going_public.publish), name="publish"),
    path("<int:pk>/act/", admin.site.admin_view(going_public.act), name="act"),
    path("reforms/<int:pk>/notes/", admin.site.admin_view(notes.reform_notes), name="reform_notes"),
    path("notes/<int:pk>/settle/", admin.site.admin_view(notes.settle), name="settle"),
    path("held/<int:pk>/", admin.site.admin_view(held.show), name="held"),
    path("held/<int:pk>/settle/", admin.site.admin_view(held.settle), name="settle_held"),
]
