"""Addresses of what can be taken away: calendars, tables, downloads and the API."""

from django.urls import path

from opendata.calendar import views as calendars

app_name = "opendata"

urlpatterns = [
    path("calendar.ics", calendars.every_date, name="calendar"),
    path("reforms/<slug:slug>/calendar.ics", calendars.reform_dates, name="reform-calendar"),
    path("strands/<slug:slug>/calendar.ics", calendars.strand_dates, name="strand-calendar"),
    path("audiences/<slug:slug>/calendar.ics", calendars.audience_dates, name="audience-calendar"),
]
