"""Every address of the site, each with a name. Keep them stable: others link to them."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

from reforms.views import about

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("reforms.urls")),
    path("", include("partnerships.urls")),
    path("", include("glossary.urls")),
    path("", include("seeds.urls")),
    path("about/", about, name="about"),
    path(
        "accessibility/",
        TemplateView.as_view(
            template_name="accessibility.html",
            extra_context={"contact_email": settings.CONTACT_EMAIL},
        ),
        name="accessibility",
    ),
    path("admin/", admin.site.urls),
]
