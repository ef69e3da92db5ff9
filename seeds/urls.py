"""Addresses of the sources."""

from django.urls import path

from seeds import views

app_name = "seeds"

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/<slug:slug>/", views.source, name="source"),
]
