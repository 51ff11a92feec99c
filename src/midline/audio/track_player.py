"""Plays tracks on time, or what is left of them. Lives in the player process."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from midline.audio.keep_alive import KeepAlive
from midline.audio.lead_in import LEAD_IN, lead_ins_left
from midline.audio.mixing import IN_DEVICE_S, SLOW_OPEN_S, still_to_come
from midline.audio.sound_bank import SoundBank
from midline.audio.track import Track
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue

Message = dict[str, Any]
# Given samples, starts to play them and gives back a handle like simpleaudio's.
Device = Callable[[memoryview], Any]

# Later than this, a track begins without what has passed.
LATE_NS = 3_000_000
SLOW_OPEN_NS = round(SLOW_OPEN_S * NS_PER_S)
TRY_AGAIN_NS = NS_PER_S // 2
# simpleaudio lets go of a buffer some time after its end, without the interpreter lock: until then
# it must not hold the last reference.
KEEP_NS = 2 * NS_PER_S
# So early sounds are laid into a track, and so much of it before it begins.
AHEAD_S = 5.0
LAID_AT_START_S = 0.4
# A track begins so early, with silence: when the device is open, it is known how late that was, and
# the cues are moved up before any of them is taken by the device.
EARLY_S = 0.4
EARLY_NS = round(EARLY_S * NS_PER_S)
ROUNDED_S = 1e-6
MADE_UP_NS = round((EARLY_S - IN_DEVICE_S) * NS_PER_S)  # what can be made up for like that
# Reading a clip takes 6 ms for each second; nothing is read just before a track begins.
NO_LAYING_NS = 30_000_000


@dataclass(frozen=True)
class _Played:
    """A track that waits for its moment, or sounds (then ``handle`` is simpleaudio's)."""

    id: int
    at_ns: int  # when its first sample should sound
    due_ns: int  # when to start it: the same, unless it has to be tried again
    track: Track
    delay_s: float = 0.0  # how long sound takes to be heard; the moments are that much earlier
    joined_ns: int = 0  # where in the track as it was sent this begins
    early_ns: int = 0  # with so much of silence in front of it
    handle: Any = None
    samples: memoryview | None = None  # as the device was given them
    opened_ns: int = 0

    @property
    def ends_ns(self) -> float:
        """Infinite while it is unknown."""
        return self.opened_ns + self.track.length_s * NS_PER_S

    @property
    def lay_ns(self) -> float:
        """When to lay its next sound, if any."""
        return self.at_ns + (self.track.next_s - AHEAD_S) * NS_PER_S

    def position_s(self, now_ns: int) -> float:
        return (now_ns - self.at_ns) / NS_PER_S

    @property
    def made_up_ns(self) -> int:
        """So late it may begin, and still have all its cues on time."""
        return MADE_UP_NS if self.early_ns else 0

    def to_come(self, now_ns: int) -> tuple[Cue, ...]:
        return tuple(c for c in self.track.cues if self.at_ns + c.at_s * NS_PER_S > now_ns)


class TrackPlayer:
    """``open_and_play`` raises an exception where there is no device. ``tell`` gets the answers.

    With ``takes_whole`` a device is given tracks that do not change any more.
    """

    def __init__(
        self,
        sounds: SoundBank,
        open_and_play: Device,
        tell: Callable[[Message], None],
        now_ns: Callable[[], int] = time.monotonic_ns,
        *,
        takes_whole: bool = False,
    ) -> None:
        self._sounds = sounds
        self._open_and_play = open_and_play
        self._tell = tell
        self._now_ns = now_ns
        self._takes_whole = takes_whole
        self._laid_at_start_s = math.inf if takes_whole else EARLY_S + LAID_AT_START_S
        self._keep_alive = KeepAlive(open_and_play)
        self._waiting: list[_Played] = []
        self._sounding: list[_Played] = []
        self._let_go: list[tuple[int, _Played]] = []  # and since when
        self._has_new_volume = False
        self._is_leaving = False

    @property
    def is_done(self) -> bool:
        return self._is_leaving and not self._sounding

    @property
    def is_sounding(self) -> bool:
        """Whether a device is being fed."""
        playing = (each.handle.is_playing() for each in self._sounding)
        return any(playing) or self._keep_alive.is_playing

    @property
    def due_ns(self) -> float:
        """When it next has something to do; infinite if not before the next message."""
        start_ns = self._next_start_ns
        if start_ns < self._now_ns() + NO_LAYING_NS:
            return start_ns
        moments = [each.ends_ns for each in self._sounding]
        moments += [each.lay_ns for each in self._sounding + self._waiting]
        return min([start_ns, self._keep_alive.due_ns, *moments])

    @property
    def _next_start_ns(self) -> float:
        return min((each.due_ns for each in self._waiting), default=math.inf)

    def warm_up(self) -> None:
        """Play a silence: the first play loads the sound system, and shows if it works."""
        now_ns = self._now_ns()
        self._play(_Played(0, now_ns, now_ns, Track((), self._sounds)))

    def receive(self, message: Message) -> None:
        match message:
            case {"play": int(id_), "at_ns": int(at_ns), "cues": [*pairs]}:
                self._sounds.add_clips(message.get("clips", {}))
                cues = [Cue(at_s, name) for at_s, name in pairs if name in self._sounds]
                self._waiting.append(self._sent(id_, at_ns, cues, message.get("delay_s", 0.0)))
            case {"silence": _}:
                self.silence()
            case {"volume": float() | int() as tones, "voice": float() | int() as voice}:
                self._sounds.set_volume(tones, voice)
                self._has_new_volume = True
            case {"keep_alive": bool() as is_wanted}:
                self._keep_alive.set_wanted(is_wanted)
            case {"quit": _}:
                self._waiting.clear()
                self._keep_alive.set_wanted(False)
                self._is_leaving = True

    def _sent(self, id_: int, at_ns: int, cues: list[Cue], delay_s: float) -> _Played:
        is_early = not self._takes_whole and at_ns > self._now_ns() + EARLY_NS
        early_ns = EARLY_NS if is_early else 0
        track = Track([Cue(c.at_s + early_ns / NS_PER_S, c.name) for c in cues], self._sounds)
        begin_ns = at_ns - early_ns
        return _Played(id_, begin_ns, begin_ns, track, delay_s, -early_ns, early_ns)

    def play_due(self) -> None:
        """Start what is due, lay a sound that is due soon, forget what has ended."""
        now_ns = self._now_ns()
        self._find_lost(now_ns)
        self._take_up_volume(now_ns)
        for each in [each for each in self._waiting if each.due_ns <= now_ns]:
            self._waiting.remove(each)
            self._play(each)
        self._let_go = [(since, each) for since, each in self._let_go if since + KEEP_NS > now_ns]
        for each in [each for each in self._sounding if each.ends_ns <= now_ns]:
            self._end(each, now_ns)
        if self._next_start_ns > now_ns + NO_LAYING_NS:
            self._lay_ahead(now_ns)
            self._keep_alive.play_due(now_ns)

    def _lay_ahead(self, now_ns: int) -> None:
        """One sound only, so that a pause is silent at once."""
        coming = min(self._sounding + self._waiting, key=lambda each: each.lay_ns, default=None)
        if coming is not None and coming.lay_ns <= now_ns:
            coming.track.lay_next(coming.position_s(now_ns))

    def _take_up_volume(self, now_ns: int) -> None:
        if self._has_new_volume:
            self._has_new_volume = False
            for each in self._sounding + self._waiting:
                each.track.lay_again(each.position_s(now_ns))

    def _play(self, played: _Played) -> None:
        played.track.lay_until(self._laid_at_start_s)
        late_ns = self._now_ns() - played.at_ns
        if late_ns > max(LATE_NS, played.made_up_ns):
            played = self._rest_of(played, late_ns)
        asked_ns = self._now_ns()
        samples = played.track.samples()
        try:
            handle = self._open_and_play(samples)
        except Exception as error:  # simpleaudio's own kind of error differs between platforms
            self._tell({"no_device": str(error)})
            if played.track.cues or not self._waiting:  # nothing left of it: the next one tries
                self._waiting.append(replace(played, due_ns=self._try_again_ns(played)))
            return
        opened_ns = self._now_ns()
        played = replace(played, handle=handle, samples=samples, opened_ns=opened_ns)
        self._sounding.append(self._made_up(played, opened_ns, asked_ns))

    def _try_again_ns(self, played: _Played) -> int:
        """While it can still be on time, if it can."""
        now_ns, last_ns = self._now_ns(), played.at_ns + played.made_up_ns
        return min(now_ns + TRY_AGAIN_NS, last_ns) if now_ns < last_ns else now_ns + TRY_AGAIN_NS

    def _made_up(self, played: _Played, opened_ns: int, asked_ns: int) -> _Played:
        """Its cues moved up by as much as it began late, as far as that can be; and told so."""
        made_up_ns = max(0, min(opened_ns - played.at_ns, played.made_up_ns))
        if made_up_ns:
            played = self._caught_up(played, made_up_ns)
        late_ns = opened_ns - played.at_ns
        self._tell({"started": played.id, "joined_ns": played.joined_ns, "late_ns": late_ns})
        if min(late_ns, opened_ns - asked_ns) > SLOW_OPEN_NS:
            played = self._caught_up(played, late_ns, stays_s=IN_DEVICE_S + ROUNDED_S)
        return played

    def open_again(self) -> None:
        """The device takes no more: silence what it holds, give the rest to one opened anew.

        If that was wrong, a sound is cut short, but none is lost and none sounds twice.
        """
        now_ns = self._now_ns()
        for each in self._sounding.copy():
            each.track.erase()  # all of it: who knows where it stands
            each.handle.stop()
            self._begin_again(each, now_ns, now_ns)
        self._keep_alive.open_again()
        self.play_due()

    def _find_lost(self, now_ns: int) -> None:
        """A track that ended before its time has lost its device: its rest is due again."""
        for each in self._sounding.copy():
            if each.to_come(now_ns) and not each.handle.is_playing():
                self._tell({"lost": now_ns})
                self._begin_again(each, now_ns, now_ns + TRY_AGAIN_NS)

    def _begin_again(self, played: _Played, now_ns: int, due_ns: int) -> None:
        """The rest of a track, if any, waits for a device."""
        self._end(played, now_ns)
        to_come = played.to_come(now_ns)
        if to_come and not self._is_leaving:
            rest = Track(to_come, self._sounds)
            self._waiting.append(replace(played, due_ns=due_ns, track=rest, handle=None))

    def _rest_of(self, played: _Played, late_ns: int) -> _Played:
        late_s, cues = late_ns / NS_PER_S, played.track.cues
        left = still_to_come([c for c in cues if c.name != LEAD_IN], late_s, played.delay_s)
        track = Track((*lead_ins_left(cues, late_s), *left), self._sounds)
        track.lay_until(self._laid_at_start_s)
        return self._later(replace(played, track=track, early_ns=0), late_ns)

    def _caught_up(self, played: _Played, late_ns: int, stays_s: float = IN_DEVICE_S) -> _Played:
        played.track.move_up(late_ns / NS_PER_S, stays_s)
        return self._later(played, late_ns)

    def _later(self, played: _Played, by_ns: int) -> _Played:
        return replace(played, at_ns=played.at_ns + by_ns, joined_ns=played.joined_ns + by_ns)

    def _end(self, played: _Played, now_ns: int) -> None:
        """What was not laid when it began was given room for more than it needed."""
        if played.samples is not None and len(played.samples) > played.track.length_bytes:
            played.handle.stop()
        self._sounding.remove(played)
        self._let_go.append((now_ns, played))

    def silence(self) -> None:
        now_ns = self._now_ns()
        for each in self._sounding:
            each.track.erase(each.position_s(now_ns))
            each.handle.stop()
        self._let_go += [(now_ns, each) for each in self._sounding]
        self._waiting, self._sounding = [], []
