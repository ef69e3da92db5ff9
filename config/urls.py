"""Every address of the site, each with a name. Keep them stable: others link to them."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from alerts.views import privacy
from config.icons import favicon, manifest, touch_icon
from reforms.views import about, accessibility

ADMIN = f"{settings.ADMIN_PATH}/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("alerts/", include("alerts.urls")),
    path("privacy/", privacy, name="privacy"),
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
    path(ADMIN, include("reforms.admin.urls")),
    path(f"{ADMIN}drafts/", include("sittings.admin.urls")),
    path(f"{ADMIN}read/", include("intake.admin.urls")),
    path(f"{ADMIN}alerts/", include("alerts.admin.urls")),
    path(f"{ADMIN}deleted/", include("libs.backoffice.urls")),
    path(f"{ADMIN}imports/", include("libs.backoffice.batch_urls")),
    path(ADMIN, admin.site.urls),
]

handler500 = "config.outages.answer_error"
