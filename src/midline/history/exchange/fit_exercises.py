"""Which exercise of Garmin's lists a move of ours is.

Source: the types ``exercise_category`` and ``..._exercise_name`` of the FIT profile 21.218. A move
that is in no list goes out under its own name (see `fit.py`).
"""

from __future__ import annotations

_CALF_RAISE, _CORE, _CRUNCH, _HIP_RAISE, _HYPEREXTENSION = 1, 5, 6, 10, 13
_LEG_RAISE, _PLANK, _SQUAT, _TRICEPS, _WARM_UP, _MOVE = 16, 19, 28, 30, 31, 35
UNKNOWN = 65534

_EXERCISES = {
    "plank": (_PLANK, 43),
    "front plank": (_PLANK, 43),
    "side plank": (_PLANK, 66),
    "hip bridge": (_HIP_RAISE, 11),
    "glute bridge": (_HIP_RAISE, 11),
    "yoga-ball back extension": (_HYPEREXTENSION, 31),
    "yoga-ball pike": (_CORE, 27),
    "yoga-ball reverse leg lift": (_LEG_RAISE, 15),
    "xiaoyanfei (little swallow)": (_HYPEREXTENSION, 29),
    "superman": (_HYPEREXTENSION, 29),
    "prone back lift": (_HYPEREXTENSION, 25),
    "back extension": (_HYPEREXTENSION, 25),
    "bird dog": (_CORE, 48),
    "dead bug": (11, 1),
    "curl-up": (_CRUNCH, 36),
    "mini crunch": (_CRUNCH, 83),
    "crunch": (_CRUNCH, 83),
    "lying leg raise": (_LEG_RAISE, 8),
    "triceps dip": (_TRICEPS, 2),
    "half squat": (_SQUAT, 61),
    "squat": (_SQUAT, 61),
    "push-up": (22, 77),
    "heel raise": (_CALF_RAISE, 18),
    "arm circles": (_WARM_UP, 5),
    "leg swing": (_WARM_UP, 9),
    "hip circles": (_WARM_UP, 86),
    "march on the spot": (_WARM_UP, 88),
    "easy high knees": (_WARM_UP, 26),
    "shoulder rolls": (_WARM_UP, 82),
    "chest opener": (_WARM_UP, 83),
    "hamstring stretch": (_WARM_UP, 44),
    "kneeling back stretch": (_WARM_UP, 39),
    "cross-body shoulder stretch": (_WARM_UP, 63),
    "standing trunk turn": (_MOVE, 82),
    "toe touch": (_MOVE, 84),
}


def exercise_of(name: str) -> tuple[int, int] | None:
    """Category and exercise, by the name of the move; None where no list has it."""
    return _EXERCISES.get(name.strip().casefold())
