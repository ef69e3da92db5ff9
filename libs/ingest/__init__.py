"""Reads fixtures into the database, and says what it did.

files    YAML text -> entries that remember their line
tables   an entry that stands for the rows of a CSV file -> one entry a row
entries  an entry -> a model, the columns that name its row, and values of the right kind
load     entries -> rows, in one transaction
report   what was done, or what is wrong, as text
"""

from libs.ingest.load import Done, load
from libs.ingest.mistakes import BadSeeds, Mistake

__all__ = ["BadSeeds", "Done", "Mistake", "load"]
