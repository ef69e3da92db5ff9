"""The words of many things, kept in the database: a search reads only those that may be meant.

A thing is known by its number. `keeping` writes its words, and `lists` gives for words the things
that have them. What changed is `Unread` until its words are read again: triggers of the room that
has the things say so. A thing that is unread may have any word.
"""
