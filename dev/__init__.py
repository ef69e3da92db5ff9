"""What the Makefile calls: installing, building, serving and testing. Standard library only.

Nothing here is part of the site, and the site imports nothing from here.
"""
