"""What is sent to the sound process as a session runs, by a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.audio.cue_player import CuePlayer
from midline.audio.sound_process import SoundProcess
from midline.audio.voice import Voice
from midline.routine.model import Exercise, Hold, Reps, Routine, Section
from midline.session.clock import NS_PER_S, Moment
from midline.session.cues import Cue
from midline.session.events import AnyCommand, Command, Extend
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.sound_choices import SoundChoices, Speech


class Pipe(SoundProcess):
    """Takes down what would go to the player process, moments in seconds of the session."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.sent: list[object] = []
        self.at_ns: list[int] = []
        self.keeps_awake = False
        self.sessions = 0
        self.clips: list[dict[str, Path]] = []

    def play(
        self,
        at_ns: int,
        cues: Iterable[Cue],
        clips: Mapping[str, Path] | None = None,
        *,
        is_logged: bool = True,
    ) -> None:
        assert is_logged
        self.clips.append(dict(clips or {}))
        self.at_ns.append(at_ns)
        self.keeps_awake = True
        self.sent.append((at_ns / NS_PER_S, " ".join(f"{c.name}@{c.at_s:g}" for c in cues)))

    def begin_session(self) -> None:
        self.sessions += 1

    def silence(self) -> None:
        self.sent.append("silence")

    def let_sleep(self) -> None:
        self.keeps_awake = False

    def set_volume(self, tones: float, voice: float) -> None:
        self.sent.append((tones, voice))


class Bench:
    """A session of a hold of 5-10 s, 6 s of rest, an unpaced set and the end."""

    def __init__(self, speed: float = 1.0, routine: Routine | None = None) -> None:
        plank = Exercise("Plank", (Hold(5, 10),), 1, rest_s=6)
        curl = Exercise("Curl-up", (Reps(8, 8),), 1, rest_s=6)
        routine = routine or Routine("Two", (Section("", (plank, curl)),), get_ready_s=5)
        self.now_s = 0.0
        self.pipe = Pipe()
        self.sound = CuePlayer(self.pipe, lambda ns: ns, speed=speed)
        self.plan = compile_plan(routine)
        self.runner = Runner(self.plan, self, [self.sound])
        self.pipe.sent.clear()

    def now(self) -> Moment:
        return Moment(round(self.now_s * NS_PER_S), round(self.now_s * NS_PER_S))

    def sent_at(self, now_s: float, command: AnyCommand | None = None) -> list[object]:
        """What is sent when a tick or a command comes at this moment."""
        self.now_s = now_s
        self.pipe.sent.clear()
        self.runner.command(command)
        return list(self.pipe.sent)


GET_READY = "3@2 2@3 1@4"
PLANK = "go@0 least@5 3@7 2@8 1@9"
REST = "set-done@0 rest@0.7 3@3 2@4 1@5"


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_session_that_runs_by_itself_always_has_its_next_track_there_in_time(
    bench: Bench,
) -> None:
    assert bench.sent_at(0, Command.START) == ["silence", (0, GET_READY), (5, PLANK)]
    assert bench.sent_at(2) == []
    assert bench.sent_at(5.02) == [(15, REST)]
    assert bench.sent_at(12) == []
    assert bench.sent_at(15.3) == [(21, "go@0")]
    assert bench.sent_at(21) == []
    assert bench.sent_at(30, Command.FINISH_SET) == ["silence", (30, "session-done@0")]


def test_a_pause_silences_at_once_and_going_on_counts_in(bench: Bench) -> None:
    bench.sent_at(0, Command.START)
    bench.sent_at(5)
    assert bench.sent_at(11, Command.PAUSE) == ["silence"]
    assert bench.sent_at(12) == []
    assert bench.sent_at(20, Command.RESUME) == [
        "silence",
        (20, "3@0 2@1 1@2 go@3 3@4 2@5 1@6"),
        (27, REST),
    ]


def test_whatever_the_person_does_replaces_both_tracks(bench: Bench) -> None:
    bench.sent_at(0, Command.START)
    assert bench.sent_at(1, Command.SKIP) == [
        "silence",
        (1, "3@0 2@1 1@2 go@3 least@8 3@10 2@11 1@12"),
        (14, REST),
    ]
    assert bench.sent_at(10, Command.FINISH_SET) == [
        "silence",
        (10, REST),
        (16, "go@0"),
    ]
    assert bench.sent_at(11.5, Extend(15)) == [
        "silence",
        (11.5, "3@16.5 2@17.5 1@18.5"),
        (31, "go@0"),
    ]
    assert bench.sent_at(12, Command.STOP) == ["silence"]


def test_nothing_is_sent_for_what_is_refused(bench: Bench) -> None:
    bench.sent_at(0, Command.START)
    assert bench.sent_at(1, Command.FINISH_SET) == []


def test_a_session_found_paused_after_sleep_is_silent(bench: Bench) -> None:
    bench.sent_at(0, Command.START)
    assert bench.sent_at(3600) == ["silence"]


def test_the_last_sound_rings_out() -> None:
    bench = Bench()
    bench.sent_at(0, Command.START)
    for now_s in (5, 12, 15, 21):
        bench.sent_at(now_s)
    assert bench.sent_at(30, Command.FINISH_SET)[-1] == (30, "session-done@0")
    assert bench.sent_at(31) == []


def test_a_faster_session_squeezes_its_tracks() -> None:
    assert Bench(speed=10).sent_at(0, Command.START)[1] == (0, "3@0.2 2@0.3 1@0.4")


def test_volume_and_mute_take_effect_at_once_and_mute_keeps_the_volume(bench: Bench) -> None:
    bench.sound.set_volume(0.5, 0.6)
    bench.sound.set_muted(True)
    bench.sound.set_volume(0.7, 0.8)
    bench.sound.set_muted(False)
    assert bench.pipe.sent == [(0.5, 0.6), (0.0, 0.0), (0.0, 0.0), (0.7, 0.8)]


def spoken(bench: Bench, **choices: object) -> Bench:
    """The same with a voice that knows only one of the names, and "Rest"."""
    texts = {"plank": 0.4, "five to ten seconds": 1.6, "rest": 0.4, "well done": 0.5}
    voice = Voice(texts, {text: Path(f"{text}.wav.xz") for text in texts})
    chosen = SoundChoices(**choices)  # type: ignore[arg-type]
    bench.sound = CuePlayer(bench.pipe, lambda ns: ns, voice=voice, choices=chosen)
    bench.runner = Runner(bench.plan, bench, [bench.sound])
    return bench


def test_a_track_with_speech_says_where_its_clips_are(bench: Bench) -> None:
    sent = spoken(bench).sent_at(0, Command.START)
    assert sent[1] == (0, "say Plank@0.4 3@2 2@3 1@4")
    assert bench.pipe.clips[0] == {"say Plank": Path("plank.wav.xz")}


def test_a_name_without_a_clip_is_left_out_of_what_is_said(bench: Bench) -> None:
    spoken(bench).sent_at(0, Command.START)
    assert bench.sent_at(5) == [(15, REST.replace("rest@0.7", "rest@0.7 say Rest@1.1"))]
    assert [*bench.pipe.clips[-1]] == ["say Rest"]


def test_tones_only_when_chosen(bench: Bench) -> None:
    sent = spoken(bench, speech=Speech.TONES).sent_at(0, Command.START)
    assert sent == ["silence", (0, GET_READY), (5, PLANK)]


def test_with_a_lead_in_words_that_begin_a_track_at_once_wait_for_it(bench: Bench) -> None:
    assert spoken(bench, lead_in=True).sent_at(0, Command.START)[1] == (
        0,
        "say Plank@1.4 3@2 2@3 1@4",
    )
    bench.sent_at(5)
    bench.sent_at(15)
    bench.sent_at(16, Command.PAUSE)
    assert bench.sent_at(17, Command.RESUME)[1] == (17, "say Rest@1 3@2 2@3 1@4")


def test_each_session_is_logged_as_one(bench: Bench) -> None:
    assert bench.pipe.sessions == 1


def test_headphones_are_kept_awake_through_pauses_until_the_session_is_over(bench: Bench) -> None:
    bench.sent_at(0, Command.START)
    bench.sent_at(1, Command.PAUSE)
    assert bench.pipe.keeps_awake
    bench.sent_at(2, Command.RESUME)
    bench.sent_at(3, Command.STOP)
    assert not bench.pipe.keeps_awake


# Two hours; its times are no whole numbers of anything.
LONG = Routine(
    "Long",
    (
        Section(
            "",
            (
                Exercise("Curl-up", (Reps(9, 9),) * 120, 1, rest_s=10.1, pace_s=0.7),
                Exercise("Plank", (Hold(33.3, 33.3),) * 120, 1, rest_s=10.7),
            ),
        ),
    ),
    get_ready_s=5.3,
)


@settings(max_examples=5, deadline=None)
@given(began_s=st.floats(0, 1e6), late_s=st.lists(st.floats(0.001, 0.9), min_size=1, max_size=7))
def test_over_two_hours_no_track_drifts_by_a_microsecond_however_late_the_ticks_come(
    began_s: float, late_s: list[float]
) -> None:
    bench = Bench(routine=LONG)
    plan = bench.plan
    bench.now_s = began_s
    bench.runner = Runner(plan, bench, [bench.sound], stopped_after_s=60)  # a tick for each step
    assert plan.steps[-1].start_s > 7200
    bench.sent_at(began_s, Command.START)
    lateness = cycle(late_s)
    for step in plan.steps[1:]:
        bench.sent_at(began_s + step.start_s + next(lateness))
    due_ns = [began_s * NS_PER_S + step.start_s * NS_PER_S for step in plan.steps]
    assert len(bench.pipe.at_ns) == len(due_ns)
    off_ns = [at - due for at, due in zip(bench.pipe.at_ns, due_ns, strict=True)]
    assert max(map(abs, off_ns)) < 1000
