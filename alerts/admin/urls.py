"""The page of the alerts, below those of the admin."""

from django.contrib import admin
from django.urls import path

from alerts.admin import views

app_name = "alert_counts"
urlpatterns = [path("", admin.site.admin_view(views.counts), name="counts")]
