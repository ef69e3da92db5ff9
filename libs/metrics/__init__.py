"""Numbers for Prometheus: each worker counts in a row of its own, in memory that all share.

table      the memory: who has which row, and what stands in all of them
requests   what is counted of each request
text       all rows together in Prometheus' text form
serving    gives that text on a port of this machine alone
"""
