"""Admin pages of documents, passages and caveats, and what the admin pages of all facts share.

No public page is made here, and nothing here imports an app above this one.
"""

from django.contrib import admin

from seeds.admin.checks import PassageCheckAdmin
from seeds.admin.sources import CaveatAdmin, DocumentAdmin, PassageAdmin, ReadingAdmin

__all__ = ["CaveatAdmin", "DocumentAdmin", "PassageAdmin", "PassageCheckAdmin", "ReadingAdmin"]

# What stands in every admin page's title and band.
admin.site.site_title = admin.site.site_header = "SEND & AP reform tracker"
admin.site.index_title = "Editors' room"
# Lists and forms need the width; every room is one step away on the start page.
admin.site.enable_nav_sidebar = False
