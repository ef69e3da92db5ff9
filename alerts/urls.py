"""Addresses of the alerts."""

from django.urls import path

from alerts import views

app_name = "alerts"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("sent/", views.sent, name="sent"),
    path("confirm/", views.confirm, name="confirm"),
    path("leave/", views.leave, name="leave"),
    path("yours/", views.manage, name="manage"),
]
