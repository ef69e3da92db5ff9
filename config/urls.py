"""Every address of the site, each with a name. Keep them stable: others link to them."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config.icons import favicon, manifest, touch_icon
from reforms.views import about, accessibility

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("opendata.urls")),
    path("", include("reforms.urls")),
    path("", include("partnerships.urls")),
    path("", include("glossary.urls")),
    path("", include("seeds.urls")),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    path("favicon.ico", favicon, name="favicon"),
    path("apple-touch-icon.png", touch_icon, name="touch-icon"),
    path("manifest.webmanifest", manifest, name="manifest"),
    # In front of Django's own, which would take these addresses for its own.
    path("admin/", include("reforms.admin.urls")),
    path("admin/drafts/", include("sittings.admin.urls")),
    path("admin/read/", include("intake.admin.urls")),
    path("admin/deleted/", include("libs.backoffice.urls")),
    path("admin/imports/", include("libs.backoffice.batch_urls")),
    path("admin/", admin.site.urls),
]

handler500 = "config.outages.answer_error"
