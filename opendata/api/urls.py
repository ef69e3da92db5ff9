"""Addresses of the API, below /api/v1/."""

from django.urls import path

from opendata.api import views
from opendata.api.resources import RESOURCES

urlpatterns = [
    path("", views.index, name="api"),
    path("openapi.json", views.openapi, name="openapi"),
    *(path(f"{one.name}/", views.list_view(one), name=f"api-{one.name}") for one in RESOURCES),
    *(
        path(f"{one.name}/<str:name>/", views.item_view(one), name=f"api-{one.name}-item")
        for one in RESOURCES
        if one.has_items
    ),
    path("<path:rest>", views.nothing, name="api-nothing"),
]
