"""What the user may set, in ``settings.yaml``. Every option is a typed field of `Settings`.

A wrong value falls back to its default and is reported. Saving changes only the values in the text:
comments and keys that we do not know stay, and the file as it was is kept as ``settings.yaml.bak``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from midline.files import read_bytes, replace_file
from midline.known_errors import KnownError, reason
from midline.routine.view import View
from midline.session.sound_choices import RepMarks, SoundChoices, Speech

if TYPE_CHECKING:
    from midline.routine.yaml_tree import Node, Scalar

BYTES_MOST = 64 * 1024
TEXT_SIZES = (100, 125, 150, 175, 200)


class Motion(StrEnum):
    """How much moves: as the system has it, everything, or only the ring and the figure."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Language(StrEnum):
    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Settings:
    """All options with their defaults. Volumes (``volume`` is that of the tones) are in percent."""

    volume: int = 70
    voice_volume: int = 70
    mute: bool = False
    theme: str = "system"  # or the name of a theme: a shipped one, or a file of the user's
    text_size: int = 100  # percent, one of TEXT_SIZES; the stage is sized by the screen
    motion: Motion = Motion.SYSTEM
    language: Language = Language.SYSTEM
    view: View = View.UPRIGHT  # how the stage lies; a routine may say otherwise
    full_screen: bool = False  # the stage opens in full screen
    speech: Speech = Speech.ALL
    reps: RepMarks = RepMarks.TICK
    output_delay_ms: int = 0  # how long sound takes to be heard (Bluetooth): it is sent that early
    lead_in: bool = False  # near-silence after each silence, for headphones that fall asleep
    keep_alive: bool = False  # near-silence all through a session, for those that fall asleep soon
    weekly_goal: int = 2  # sessions a week, for the run of weeks in the history
    sync_folder: str = ""  # where other laptops find the history, from the root or from ~; or none
    sound_checked: bool = False  # the sound check was offered, before the first session
    tour_offered: bool = False  # the tour was taken, or left

    @property
    def sync_path(self) -> Path | None:
        return Path(self.sync_folder).expanduser() if self.sync_folder else None

    @property
    def sound_choices(self) -> SoundChoices:
        return SoundChoices(self.speech, self.reps, self.lead_in)


class SettingsError(KnownError):
    """The settings could not be saved."""


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and a sentence for everything in the file that is not taken. Never raises."""
    try:
        text = _read(path)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path} can't be read ({reason(error)}): using the defaults.",)
    except ValueError as error:
        return Settings(), (f"{path}: {error}: using the defaults.",)
    return _decode(path.name, _entries(text))


def save(path: Path, settings: Settings) -> None:
    """Write the settings. Raises `SettingsError` and leaves the file as it was if that fails."""
    keep_as = [path.with_name(path.name + ".bak")]
    try:
        text = _read(path)
        new = _with_values(text, settings)
        _entries(new)
    except FileNotFoundError:
        new = _with_values("", settings)
    except (OSError, ValueError):  # broken, so replaced: the next .bak must not be its end
        keep_as.append(path.with_name(path.name + ".broken"))
        new = _with_values("", settings)
    try:
        replace_file(path, new.encode(), keep_as)
    except OSError as error:
        raise SettingsError(
            f"Your settings can't be saved in {path}: {reason(error)}. They are used until you "
            "close Midline; make room there or allow writing, and change them again."
        ) from error


def in_short(problems: Sequence[str]) -> str:
    """The first, and how many there are. There must be one."""
    count = len(problems)
    return f"{count} settings were not taken. First: {problems[0]}" if count > 1 else problems[0]


def _read(path: Path) -> str:
    """The text, known to be good YAML of keys and values. Raises OSError or ValueError."""
    data = read_bytes(path, BYTES_MOST + 1)
    if len(data) > BYTES_MOST:
        raise ValueError("the file is too large for settings")
    text = data.decode("utf-8-sig")
    _entries(text)
    return text


def _entries(text: str) -> tuple[tuple[Scalar, Node], ...]:
    from midline.routine.problems import Misfit  # and PyYAML with it: only where there is a file
    from midline.routine.yaml_tree import Mapping, parse_tree

    root = parse_tree(text)
    if root is None:
        return ()
    if not isinstance(root, Mapping):
        raise Misfit("settings are keys and values, such as `volume: 70`")
    return root.entries


def _decode(
    name: str, entries: tuple[tuple[Scalar, Node], ...]
) -> tuple[Settings, tuple[str, ...]]:
    values: dict[str, Any] = {}
    problems = []
    for key, node in entries:
        where = f"{name}, line {key.line}"
        decode = _DECODE.get(key.text)
        if decode is None:
            if not key.text.startswith("x-"):
                problems.append(f"{where}: there is no setting called {_unknown(key.text)}.")
            continue
        try:
            values[key.text] = decode(getattr(node, "text", ""))
        except ValueError as error:
            default = _written(getattr(Settings(), key.text)).replace('""', "none")
            problems.append(
                f"{where}: {key.text} must be {error}, not {_shown(node)}: using {default}."
            )
    return Settings(**values), tuple(problems)


def _with_values(text: str, settings: Settings) -> str:
    """The same text with other values; keys that it does not have yet are added at its end."""
    nodes = {key.text: node for key, node in _entries(text)}
    missing = [
        f"{f.name}: {_value(settings, f.name)}\n" for f in fields(Settings) if f.name not in nodes
    ]
    known = [(nodes[f.name], _value(settings, f.name)) for f in fields(Settings) if f.name in nodes]
    for node, value in sorted(known, key=lambda pair: pair[0].start, reverse=True):
        space = "" if node.end > node.start else " "
        text = text[: node.start] + space + value + text[node.end :]
    if text and missing and not text.endswith("\n"):
        text += "\n"
    return text + "".join(missing)


def _value(settings: Settings, name: str) -> str:
    return _written(getattr(settings, name))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return _in_quotes(text) if isinstance(value, str) and not is_theme_name(text) else text


def _in_quotes(text: str) -> str:
    """Any text, as YAML takes it: a path may have ``: ``, ``#``, backslashes and line ends."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # a byte that is no UTF-8: YAML has no way to say it
        code = 0xFFFD
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _shown(node: Node) -> str:
    from midline.routine.problems import quoted
    from midline.routine.yaml_tree import Scalar

    if not isinstance(node, Scalar):
        return "a list"
    return quoted(node.text) if node.text else "nothing"


def _unknown(key: str) -> str:
    from midline.routine.problems import did_you_mean, quoted

    hint = did_you_mean(key, _DECODE)
    return f"{quoted(key)} ({hint})" if hint else quoted(key)


def _up_to(most: int) -> Callable[[str], int]:
    def decode(text: str) -> int:
        if text.isascii() and text.isdigit() and int(text[:9]) <= most:
            return int(text[:9])
        raise ValueError(f"a whole number from 0 to {most}")

    return decode


def _weekly_goal(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= 14:
        return int(text[:3])
    raise ValueError("a whole number from 1 to 14")


def _text_size(text: str) -> int:
    if text in map(str, TEXT_SIZES):
        return int(text)
    *others, last = TEXT_SIZES
    raise ValueError(f"{', '.join(map(str, others))} or {last}")


def _theme(text: str) -> str:
    """Whether there is such a theme is known where the files of themes are."""
    if is_theme_name(text):
        return text.lower()
    raise ValueError("the name of a theme, such as `dark`")


def is_theme_name(text: str) -> bool:
    """Letters, digits, ``-``, ``_`` and spaces within: nothing that YAML or a path mistakes."""
    plain = text.replace("-", "x").replace("_", "x").replace(" ", "x")
    return plain.isalnum() and text[0].isalnum() and text == text.strip() and len(text) <= 64


def _folder(text: str) -> str:
    is_whole = text.startswith(("/", "~/", "~\\")) or Path(text).is_absolute()
    if not text or (is_whole and "\0" not in text):
        return text
    raise ValueError("the whole path of a folder, such as `~/Sync/midline`")


def _yes_or_no(text: str) -> bool:
    try:
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}[
            text.lower()
        ]
    except KeyError:
        raise ValueError("yes or no") from None


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    *others, last = kind

    def decode(text: str) -> StrEnum:
        try:
            return kind(text.lower())
        except ValueError:
            raise ValueError(f"{', '.join(others)} or {last}") from None

    return decode


_DECODE: dict[str, Callable[[str], object]] = {
    "volume": _up_to(100),
    "voice_volume": _up_to(100),
    "mute": _yes_or_no,
    "theme": _theme,
    "text_size": _text_size,
    "motion": _one_of(Motion),
    "language": _one_of(Language),
    "view": _one_of(View),
    "full_screen": _yes_or_no,
    "speech": _one_of(Speech),
    "reps": _one_of(RepMarks),
    "output_delay_ms": _up_to(1000),
    "lead_in": _yes_or_no,
    "keep_alive": _yes_or_no,
    "weekly_goal": _weekly_goal,
    "sync_folder": _folder,
    "sound_checked": _yes_or_no,
    "tour_offered": _yes_or_no,
}
