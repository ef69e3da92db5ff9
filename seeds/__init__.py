"""What documents say: documents, passages, caveats, and `Sourced`, the base of every fact.

Citing, correcting, the history of facts, and the loading and checking of fixtures belong here.
"""
