"""Addresses of what can be taken away: calendars, tables, downloads and the API."""

from django.urls import include, path

from opendata import crawlers
from opendata.calendar import views as calendars
from opendata.downloads import views as downloads

app_name = "opendata"

urlpatterns = [
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("api/v1/", include("opendata.api.urls")),
    path("data/", downloads.data, name="data"),
    path("data/datapackage.json", downloads.package, name="package"),
    path("data/send-ap-tracker.zip", downloads.whole_zip, name="zip"),
    path("data/send-ap-tracker.xlsx", downloads.workbook, name="workbook"),
    path("data/send-ap-tracker.sqlite", downloads.database, name="database"),
    path("data/<slug:name>.csv", downloads.table, name="table"),
    path("calendar.ics", calendars.every_date, name="calendar"),
    path("reforms/<slug:slug>/calendar.ics", calendars.reform_dates, name="reform-calendar"),
    path("strands/<slug:slug>/calendar.ics", calendars.strand_dates, name="strand-calendar"),
    path("audiences/<slug:slug>/calendar.ics", calendars.audience_dates, name="audience-calendar"),
]
