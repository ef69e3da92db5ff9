"""How much one address may ask of what is dear: counted in memory that all workers share.

    counters = Counters()                                  # before the workers are forked
    searches = Allowance("searches", at_once=120, seconds=0.5)
    counters.wait(searches, "192.0.2.1", now)  ->  0.0, or the seconds until the next one is free

An allowance fills again by one every so many seconds. Nothing is written to a disk, and no address
is kept: a keyed hash of it chooses a place, and there stands the moment at which all is free again.
The key is made anew at each start.
"""

from libs.limits.counters import Allowance, Counters

__all__ = ["Allowance", "Counters"]
