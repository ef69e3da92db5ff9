"""Addresses of the glossary."""

from django.urls import path

from glossary import exports, views

app_name = "glossary"

urlpatterns = [
    path("glossary/", views.index, name="index"),
    path("glossary.csv", exports.as_csv, name="csv"),
    path("glossary.json", exports.as_json, name="json"),
    path("glossary.jsonld", exports.as_json_ld, name="json-ld"),
    path("glossary/<slug:slug>/", views.term, name="term"),
    path("glossary/<slug:slug>/card.png", views.term_png, name="term-png"),
]
