"""The admin pages of documents, passages, caveats and checks, and what those of all facts share.

`facts` is the base for each kind of fact, `citing` finds or makes its source, `replying` corrects
and withdraws, `preview` shows the page as it would be. Nothing here knows a room above this one.
"""

from django.contrib import admin

from seeds.admin.checks import PassageCheckAdmin
from seeds.admin.doubts import DoubtAdmin
from seeds.admin.sources import CaveatAdmin, DocumentAdmin, PassageAdmin, ReadingAdmin

__all__ = [
    "CaveatAdmin",
    "DocumentAdmin",
    "DoubtAdmin",
    "PassageAdmin",
    "PassageCheckAdmin",
    "ReadingAdmin",
]

# What stands in every admin page's title and band.
admin.site.site_title = admin.site.site_header = "SEND & AP reform tracker"
admin.site.index_title = "Start"
# Lists and forms need the width; every list is one step away on the start page.
admin.site.enable_nav_sidebar = False
