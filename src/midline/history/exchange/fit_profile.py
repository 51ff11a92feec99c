"""The messages that our FIT files have, with the fields that we write.

Source: the FIT profile 21.218, as the official SDK has it.
"""

from __future__ import annotations

from midline.history.exchange.fit_encoding import (
    ENUM,
    TEXT,
    UINT8,
    UINT16,
    UINT32,
    UINT32Z,
    Field,
    Kind,
)

_AT = {"timestamp": Field(253, UINT32)}
_EVENT = {"event": Field(0, ENUM), "event_type": Field(1, ENUM)}
_SPAN = {
    "start_time": Field(2, UINT32),
    "total_elapsed_time": Field(7, UINT32, 1000),
    "total_timer_time": Field(8, UINT32, 1000),
}
_INDEX = {"message_index": Field(254, UINT16)}
FILE_ID = Kind(
    0,
    {
        "type": Field(0, ENUM),
        "manufacturer": Field(1, UINT16),
        "product": Field(2, UINT16),
        "serial_number": Field(3, UINT32Z),
        "time_created": Field(4, UINT32),
        "product_name": Field(8, TEXT),
    },
)
TIMER = Kind(21, _AT | _EVENT)
TITLE = Kind(
    264,
    _INDEX
    | {
        "exercise_category": Field(0, UINT16),
        "exercise_name": Field(1, UINT16),
        "wkt_step_name": Field(2, TEXT),
    },
)
SET = Kind(
    225,
    {
        "timestamp": Field(254, UINT32),
        "duration": Field(0, UINT32, 1000),
        "repetitions": Field(3, UINT16),
        "set_type": Field(5, UINT8),
        "start_time": Field(6, UINT32),
        "category": Field(7, UINT16),
        "category_subtype": Field(8, UINT16),
        "message_index": Field(10, UINT16),
    },
)
_SPORT = {"sport": Field(5, ENUM), "sub_sport": Field(6, ENUM)}
_LAP_SPORT = {"sport": Field(25, ENUM), "sub_sport": Field(39, ENUM)}
LAP = Kind(19, _INDEX | _AT | _EVENT | _SPAN | {"lap_trigger": Field(24, ENUM)} | _LAP_SPORT)
SESSION = Kind(
    18,
    _INDEX
    | _AT
    | _EVENT
    | _SPAN
    | _SPORT
    | {
        "first_lap_index": Field(25, UINT16),
        "num_laps": Field(26, UINT16),
        "trigger": Field(28, ENUM),
        "sport_profile_name": Field(110, TEXT),
    },
)
ACTIVITY = Kind(
    34,
    _AT
    | {
        "total_timer_time": Field(0, UINT32, 1000),
        "num_sessions": Field(1, UINT16),
        "type": Field(2, ENUM),
        "event": Field(3, ENUM),
        "event_type": Field(4, ENUM),
        "local_timestamp": Field(5, UINT32),
    },
)
