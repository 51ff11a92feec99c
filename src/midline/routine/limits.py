"""How much a routine file may ask for. The schema and docs/routine-format.md say the same."""

from __future__ import annotations

# The file. Within these no input takes the reader longer than a small part of a second;
# PyYAML's C loader would crash at 30,000 nested brackets.
BYTES_MOST = 1024 * 1024
DEPTH_MOST = 32
NODES_MOST = 20_000

# Amounts; seconds where the name ends in _S.
SETS_MOST = 50
ROUNDS_MOST = 20
REPS_MOST = 1000
HOLD_LEAST_S = 1.0
HOLD_MOST_S = 3600.0
PAUSE_MOST_S = 3600.0  # rest, get-ready, switch, release
PACE_LEAST_S = 0.5
PACE_MOST_S = 60.0
SET_MOST_S = 3600.0  # all reps of a set at their pace, or a whole cluster
EXERCISES_MOST = 500
TOTAL_SETS_MOST = 5000  # of the whole session: rounds and both sides counted

# Texts, in characters.
NAME_MOST = 300
LINE_MOST = 300  # a tip, a piece of kit
TEXT_MOST = 2000  # about, source, caution
FIGURE_MOST = 60
LIST_MOST = 20  # tips or pieces of kit of one exercise
