"""Addresses of the delivery model, its bodies and the areas."""

from django.urls import path

from partnerships import area_views, views

app_name = "partnerships"

urlpatterns = [
    path("delivery-model/", views.delivery_model, name="delivery-model"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("areas/", area_views.areas, name="areas"),
    path("areas/<slug:slug>/", area_views.area, name="area"),
]
