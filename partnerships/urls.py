"""Addresses of the delivery model, its bodies and the areas."""

from django.urls import path

from partnerships import area_views, drawn, views

app_name = "partnerships"

urlpatterns = [
    path("delivery-model/", views.delivery_model, name="delivery-model"),
    path("delivery-model.svg", drawn.delivery_model_svg, name="delivery-model-svg"),
    path("delivery-model.png", drawn.delivery_model_png, name="delivery-model-png"),
    path("delivery-model/embed/", drawn.delivery_model_embed, name="delivery-model-embed"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("areas/", area_views.areas, name="areas"),
    path("areas/<slug:slug>/", area_views.area, name="area"),
]
