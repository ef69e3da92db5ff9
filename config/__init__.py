"""Wiring only: settings, addresses, middleware, template tags. No models, no views of a subject."""
