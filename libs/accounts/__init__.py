"""Access to the admin site: roles, sign-in, locks, sessions and the second factor.

The settings name the roles and the models. Nothing about a subject belongs here.
"""
