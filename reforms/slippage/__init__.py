"""How promises slip: the moves of a date, as plain values. Standard library only.

moves    what became of a date, from each saying to the next
curve    how many dates should have come by each day, and how many are known to have
drawing  that curve as a drawing: integers for the template
"""

from reforms.slippage.curve import Became, Curve, DateStood, OutcomeStood, Promise, curve_of
from reforms.slippage.drawing import CurveDrawing, CurveRow, draw_curve
from reforms.slippage.moves import DatePoint, Move, MoveKind, Slip, move_between, slip_of

__all__ = [
    "Became",
    "Curve",
    "CurveDrawing",
    "CurveRow",
    "DatePoint",
    "DateStood",
    "Move",
    "MoveKind",
    "OutcomeStood",
    "Promise",
    "Slip",
    "curve_of",
    "draw_curve",
    "move_between",
    "slip_of",
]
