"""Amounts as pages print them: exact, with their unit, and how sure. No Django."""

from decimal import Decimal

ABOUT = "about"
MONEY = "pounds"
PER_CENT = "per cent"


def print_number(value: Decimal) -> str:
    """1234567.500 is "1,234,567.5"; a number that is whole has no point."""
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def print_amount(
    value: Decimal,
    unit: str,
    *,
    upper: Decimal | None = None,
    bound: str = "",
    is_rounded: bool = False,
) -> str:
    """A number or a range with its unit, and before it how it is meant.

        print_amount(Decimal(700000), "people", bound="more than") == "more than 700,000 people"
        print_amount(Decimal(15), "per cent", upper=Decimal(20)) == "15 to 20%"
        print_amount(Decimal(63000), "pounds a year", is_rounded=True) == "about £63,000 a year"

    A rounded number without a bound is "about" it.
    """
    numbers = [print_number(one) for one in (value, upper) if one is not None]
    if unit == PER_CENT:
        text = f"{' to '.join(numbers)}%"
    elif unit == MONEY or unit.startswith(f"{MONEY} "):
        text = " to ".join(f"£{number}" for number in numbers) + unit.removeprefix(MONEY)
    else:
        text = f"{' to '.join(numbers)} {unit}"
    how = bound or (ABOUT if is_rounded else "")
    return f"{how} {text}" if how else text
