"""Ten minutes recorded: nothing drifts. Only where asked for: make bench ARGS=sound_long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from midline.routine.model import Exercise, Reps, Routine, Section
from midline.session.plan import compile_plan
from tests.bench.measuring import Figure
from tests.bench.sound import heard_of, nearly_all, playing
from tests.system.sound_server import Recorder, sound_server
from tests.system.whole_session import CHOICES, run_through

CURL_UP = Exercise("Curl-up", (Reps(10, 10),) * 30, 30, rest_s=6.5, pace_s=1.4)
PLAN = compile_plan(Routine("Ten minutes", (Section("", (CURL_UP,)),), get_ready_s=5))


def figures(folder: Path) -> Iterator[Figure]:
    del folder
    with sound_server() as server:
        recorder = Recorder(server.home / "long.raw")
        with playing() as sound:
            punctual = run_through(sound, 1.0, plan=PLAN)
        heard = heard_of(PLAN, recorder, punctual.begin_in(recorder), CHOICES)
    minutes = f"{PLAN.total_s / 60:.0f} minutes, recorded"
    print(
        f"     {len(heard.onsets)} cues heard, {len(heard.missing)} missing, extra: {heard.extra}"
    )
    # The recorder's block is 2 ms.
    yield Figure(f"drift over {minutes}", abs(heard.drift_s()) * 1000, None, "ms", 2)
    yield Figure(f"within a step, {minutes}", heard.within_steps(), None, "samples", 1)
    yield Figure(
        f"starts of steps, {minutes}, p99", nearly_all(heard.starts_s()) * 1000, None, "ms", 5
    )
