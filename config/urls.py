"""Every address of the site, each with a name. Keep them stable: others link to them."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from reforms.views import about, accessibility

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("reforms.urls")),
    path("", include("partnerships.urls")),
    path("", include("glossary.urls")),
    path("", include("seeds.urls")),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    # The start page is in front of Django's own, which has the same address.
    path("admin/", include("reforms.admin.urls")),
    path("admin/", admin.site.urls),
]
