"""Wiring only: settings, addresses, middleware, template tags. No models and no views of a subject."""
