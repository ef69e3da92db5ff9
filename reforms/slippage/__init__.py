"""How promises slip: the moves of a date, as plain values. Standard library only.

moves    what became of a date, from each saying to the next
"""

from reforms.slippage.moves import DatePoint, Move, MoveKind, Slip, move_between, slip_of

__all__ = ["DatePoint", "Move", "MoveKind", "Slip", "move_between", "slip_of"]
