"""The tables of this room's pages: what stands in each column, in which words and marks.

roadmap    reforms with their milestones; key dates
dates      next dates, dates that went by, documents that are awaited
overview   the drawing at a glance, in words
expected   where answers will stand, and how far that was read
evidence   what is known of each reform, and from how many documents
figures    what is counted, with each figure
changes    what changed between two days
lacking    what each reform lacks
slippage   dates that moved, and how many did
"""

from reforms.tables.changes import ChangesTable
from reforms.tables.dates import ActingTable, DatesTable, awaited_tables, due_tables, home_tables
from reforms.tables.evidence import EvidenceTable
from reforms.tables.expected import ExpectedTable
from reforms.tables.figures import FiguresTable, MeasuresTable
from reforms.tables.lacking import LackingTable
from reforms.tables.overview import OverviewTable
from reforms.tables.recommendations import RecommendationsTable
from reforms.tables.roadmap import EventsTable, RoadmapTable
from reforms.tables.slippage import PlannedTable, SlippageTable, TallyTable

__all__ = [
    "ActingTable",
    "ChangesTable",
    "DatesTable",
    "EventsTable",
    "EvidenceTable",
    "ExpectedTable",
    "FiguresTable",
    "LackingTable",
    "MeasuresTable",
    "OverviewTable",
    "PlannedTable",
    "RecommendationsTable",
    "RoadmapTable",
    "SlippageTable",
    "TallyTable",
    "awaited_tables",
    "due_tables",
    "home_tables",
]
