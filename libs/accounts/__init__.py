"""Who may do what in the editors' room, and how they get in: roles, locks, sessions, second factor.

It knows the models of every room by name, and no room knows it. Nothing of a subject belongs here.
"""
