"""Addresses of the home page, the roadmap, the reforms and what changed."""

from django.urls import path

from reforms import acting_views, exports, feeds, image_views, search_views, views

app_name = "reforms"

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", search_views.search, name="search"),
    path("opensearch.xml", search_views.opensearch, name="opensearch"),
    path("next/", views.next_dates, name="next"),
    path("next.csv", exports.next_csv, name="next-csv"),
    path("next.json", exports.next_json, name="next-json"),
    path("next/documents/", views.documents, name="documents"),
    path("brief/", views.brief, name="brief"),
    path("evidence/", views.evidence, name="evidence"),
    path("evidence.csv", exports.evidence_csv, name="evidence-csv"),
    path("evidence.json", exports.evidence_json, name="evidence-json"),
    path("figures/", views.figures, name="figures"),
    path("figures.csv", exports.figures_csv, name="figures-csv"),
    path("figures.json", exports.figures_json, name="figures-json"),
    path("figures/<slug:slug>/", views.figure, name="figure"),
    path("delivery-model/acting/", acting_views.acting, name="acting"),
    path("roadmap/", views.roadmap, name="roadmap"),
    path("roadmap.csv", exports.roadmap_csv, name="roadmap-csv"),
    path("roadmap.json", exports.roadmap_json, name="roadmap-json"),
    path("roadmap.svg", image_views.roadmap_svg, name="roadmap-svg"),
    path("roadmap.png", image_views.roadmap_png, name="roadmap-png"),
    path("card.png", image_views.site_png, name="site-png"),
    path("strands/<slug:slug>/card.png", image_views.strand_png, name="strand-png"),
    path("roadmap/timeline.svg", image_views.timeline_svg, name="timeline-svg"),
    path("roadmap/overview.png", image_views.overview_png, name="overview-png"),
    path("roadmap/embed/", image_views.roadmap_embed, name="roadmap-embed"),
    path("reforms/<slug:slug>/", views.reform, name="reform"),
    path("reforms/<slug:slug>/card.png", image_views.reform_png, name="reform-png"),
    path("reforms/<slug:slug>/feed.atom", feeds.reform_feed, name="reform-feed"),
    path("reforms/<slug:slug>/feed.json", feeds.reform_json, name="reform-feed-json"),
    path("strands/<slug:slug>/feed.atom", feeds.strand_feed, name="strand-feed"),
    path("strands/<slug:slug>/feed.json", feeds.strand_json, name="strand-feed-json"),
    path("audiences/<slug:slug>/feed.atom", feeds.audience_feed, name="audience-feed"),
    path("audiences/<slug:slug>/feed.json", feeds.audience_json, name="audience-feed-json"),
    path("areas/<slug:slug>/feed.atom", feeds.area_feed, name="area-feed"),
    path("areas/<slug:slug>/feed.json", feeds.area_json, name="area-feed-json"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("changes/", views.changes, name="changes"),
    path("changes.csv", exports.changes_csv, name="changes-csv"),
    path("changes.json", exports.changes_json, name="changes-json"),
    path("feeds/changes.atom", feeds.changes_feed, name="changes-feed"),
    path("feeds/changes.json", feeds.changes_json, name="changes-feed-json"),
]
