"""Runs a WSGI application under granian's own interface, so that slow clients hold no thread.

A server of threads gives a request to a thread as soon as its headers are there, and the thread
waits for the rest: a few half-sent forms stop the site. Here one event loop waits, for as many as
come, and a thread gets the whole of a request.
"""
