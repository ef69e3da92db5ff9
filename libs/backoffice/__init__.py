"""The admin of any model: short lists, forms that lose nothing, history, tables in and out.

Admin pages derive from `TrackerAdmin` in `base`, or from `TableAdmin` in `tables`.
"""
