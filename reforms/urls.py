"""Addresses of the home page, the roadmap, the reforms and what changed."""

from django.urls import path

from reforms import views

app_name = "reforms"

urlpatterns = [
    path("", views.home, name="home"),
    path("next/", views.next_dates, name="next"),
    path("roadmap/", views.roadmap, name="roadmap"),
    path("reforms/<slug:slug>/", views.reform, name="reform"),
    path("changes/", views.changes, name="changes"),
]
