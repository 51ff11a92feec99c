"""What is said aloud, in words: numbers and amounts. The clips of the voice bear these names."""

from __future__ import annotations

from midline.routine.model import Cluster, Hold, Work

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SECONDS_MOST = 99  # from 100 s on people think in minutes


def number(value: int) -> str:
    """0 to 999 in words: "forty-five". Raises ValueError for others."""
    if not 0 <= value <= 999:
        raise ValueError(f"{value} is not a number to say aloud")
    hundreds, rest = divmod(value, 100)
    if hundreds:
        return f"{_SMALL[hundreds]} hundred{f' {number(rest)}' if rest else ''}"
    if rest < len(_SMALL):
        return _SMALL[rest]
    tens, ones = divmod(rest, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def amount(work: Work) -> str:
    """What a set asks for: "Forty-five to sixty seconds", "Fifteen reps", "Six times ten seconds".

    Parts of a second are left out. Raises ValueError above 999.
    """
    match work:
        case Hold(least_s=least_s, most_s=most_s):
            said = duration(round(most_s))
            if least_s < most_s:
                said = f"{_least(round(least_s), round(most_s))} to {said}"
        case Cluster(reps=reps, hold_s=hold_s):
            said = f"{number(reps)} times " if reps > 1 else ""
            said += duration(round(hold_s))
        case reps:
            said = f"{number(reps.most)} {'rep' if reps.most == 1 else 'reps'}"
            if reps.least < reps.most:
                said = f"{number(reps.least)} to {said}"
    return said[0].upper() + said[1:]


def duration(whole_s: int) -> str:
    """ "forty-five seconds", "two minutes", "one minute thirty"."""
    minutes, seconds = divmod(whole_s, 60)
    if whole_s <= _SECONDS_MOST:
        return f"{number(whole_s)} {'second' if whole_s == 1 else 'seconds'}"
    said = f"{number(minutes)} {'minute' if minutes == 1 else 'minutes'}"
    return f"{said} {number(seconds)}" if seconds else said


def _least(least_s: int, most_s: int) -> str:
    """The unit is said once where both have the same: "forty-five" of "to sixty seconds"."""
    return number(least_s) if most_s <= _SECONDS_MOST else duration(least_s)


def short_name(name: str) -> str:
    """A name without what stands in brackets, for where there is no time for all of it."""
    return name.split("(")[0].strip() or name
