"""The keys of the terminal; what `?` shows is made from the same table."""

from __future__ import annotations

from dataclasses import dataclass

from midline.session.events import AnyCommand, Command, Extend


@dataclass(frozen=True, slots=True)
class Key:
    """``inputs`` is what a terminal sends for it. Without a command the screen itself acts."""

    shown: str
    inputs: tuple[str, ...]
    does: str
    command: AnyCommand | None = None


BIG = Key("space", (" ",), "the big button: pause, go on, or done with a set without pace")
STOP = Key("q", ("q", "x"), "stop")
MUTE = Key("m", ("m",), "sound off and on")
HELP = Key("?", ("?", "h"), "show or hide the keys")

KEYS = (
    BIG,
    Key("f", ("f", "\r", "\n"), "finish the set", Command.FINISH_SET),
    Key("s", ("s", "\x1b[C"), "skip", Command.SKIP),
    Key("b", ("b", "\x1b[D"), "back", Command.BACK),
    Key("r", ("r",), "redo the set", Command.REDO),
    Key("e", ("e",), "enough: leave out the offered sets", Command.ENOUGH),
    Key("+", ("+", "="), "15 s more rest", Extend(15)),
    Key("-", ("-", "_"), "15 s less rest", Extend(-15)),
    MUTE,
    STOP,
    HELP,
)
BY_INPUT = {typed: key for key in KEYS for typed in key.inputs}
