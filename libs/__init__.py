"""What knows no model of the rooms: each package here could be published by itself.

A library is given what it needs of a room, as an argument or a setting, and imports none.
"""
