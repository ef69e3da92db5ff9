"""Addresses of the delivery model and its bodies."""

from django.urls import path

from partnerships import views

app_name = "partnerships"

urlpatterns = [
    path("delivery-model/", views.delivery_model, name="delivery-model"),
    path("bodies/<slug:slug>/", views.body, name="body"),
]
