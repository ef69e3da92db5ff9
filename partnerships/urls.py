"""Addresses of the delivery model, its bodies and the areas."""

from django.urls import path

from partnerships import area_views, exports, image_views, views

app_name = "partnerships"

urlpatterns = [
    path("delivery-model/", views.delivery_model, name="delivery-model"),
    path("delivery-model.csv", exports.delivery_model_csv, name="delivery-model-csv"),
    path("delivery-model.json", exports.delivery_model_json, name="delivery-model-json"),
    path("delivery-model.svg", image_views.delivery_model_svg, name="delivery-model-svg"),
    path("delivery-model.png", image_views.delivery_model_png, name="delivery-model-png"),
    path("delivery-model/embed/", image_views.delivery_model_embed, name="delivery-model-embed"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("bodies/<slug:slug>/card.png", image_views.body_png, name="body-png"),
    path("areas/", area_views.areas, name="areas"),
    path("areas.csv", exports.areas_csv, name="areas-csv"),
    path("areas.json", exports.areas_json, name="areas-json"),
    path("areas/find/", area_views.find_area, name="find-area"),
    path("areas/<slug:slug>/", area_views.area, name="area"),
    path("areas/<slug:slug>/card.png", image_views.area_png, name="area-png"),
]
