"""Addresses of the sources."""

from django.urls import path

from seeds import exports, views

app_name = "seeds"

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources.csv", exports.sources_csv, name="sources-csv"),
    path("sources.json", exports.sources_json, name="sources-json"),
    path("sources/<slug:slug>/", views.source, name="source"),
]
