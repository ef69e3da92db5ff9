"""Takes rows into the database by their natural keys, and says what became of each.

readers    YAML, CSV and XLSX -> rows with their file and line
engine     rows -> a plan, in one transaction: added, unchanged, changed, differs, or a mistake
fixtures   a folder of YAML files through the engine
tables     a table that somebody sent through the engine: previewed, then applied
report     a plan as text for a terminal
"""

from libs.ingest.fixtures import BadFixtures, load_fixtures
from libs.ingest.plan import Plan

__all__ = ["BadFixtures", "Plan", "load_fixtures"]
