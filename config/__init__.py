"""Wiring only: settings, addresses, middleware, what every page shows, and what each role may do.

No models and no views: a subject has a room, what knows none is in libs.
"""
