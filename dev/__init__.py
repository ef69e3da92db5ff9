"""The commands behind the Makefile: install, build, serve and test. Standard library only.

Nothing here is part of the site, and the site imports nothing from here.
"""
