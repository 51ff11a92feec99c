"""The bytes of a FIT file, from messages with their fields.

Source: the FIT protocol, https://developer.garmin.com/fit/protocol/: a header of 14 bytes, then
for each kind of message its definition before its data, then a CRC of all. Little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_PROTOCOL = 0x20  # version 2.0
_PROFILE = 21218  # version 21.218 of the tables of messages and types
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_TEXT_MOST = 255  # bytes, with the zero at its end
ENUM, UINT8, TEXT, UINT16, UINT32, UINT32Z = 0x00, 0x02, 0x07, 0x84, 0x86, 0x8C  # base types
_CODES = {ENUM: "B", UINT8: "B", UINT16: "H", UINT32: "I", UINT32Z: "I"}
_CRC = (
    *(0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401),
    *(0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the profile has it: its number, base type, and how many units make one of ours."""

    number: int
    base: int
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message: its global number and the fields that we write."""

    number: int
    fields: Mapping[str, Field]


Values = dict[str, datetime | float | int | str]  # moments, seconds, counts and texts


@dataclass(frozen=True, slots=True)
class Message:
    """Fields that are left out are left out of the file."""

    kind: Kind
    values: Values


def fit_file(messages: Iterable[Message]) -> bytes:
    data, defined = bytearray(), b""
    for message in messages:
        definition = _definition(message)
        if definition != defined:
            data += definition
        data += _data(message)
        defined = definition
    header = struct.pack("<BBHI4s", 14, _PROTOCOL, _PROFILE, len(data), b".FIT")
    whole = header + struct.pack("<H", crc(header)) + bytes(data)
    return whole + struct.pack("<H", crc(whole))


def seconds(moment: datetime) -> int:
    """How FIT counts: from the last day of 1989."""
    return round((moment - _EPOCH).total_seconds())


def crc(data: bytes) -> int:
    """CRC-16 as FIT has it, half a byte at a time."""
    value = 0
    for byte in data:
        for half in (byte & 0xF, byte >> 4):
            value = (value >> 4) ^ _CRC[value & 0xF] ^ _CRC[half]
    return value


def _definition(message: Message) -> bytes:
    fields = b"".join(
        struct.pack("BBB", field.number, len(_packed(field, message.values[name])), field.base)
        for name, field in _written(message)
    )
    count = len(_written(message))
    return struct.pack("<BBBHB", 0x40, 0, 0, message.kind.number, count) + fields


def _data(message: Message) -> bytes:
    fields = (_packed(field, message.values[name]) for name, field in _written(message))
    return b"\0" + b"".join(fields)


def _written(message: Message) -> list[tuple[str, Field]]:
    return [(name, field) for name, field in message.kind.fields.items() if name in message.values]


def _packed(field: Field, value: datetime | float | int | str) -> bytes:
    if isinstance(value, str):
        # A character is whole or not there.
        return value.encode()[: _TEXT_MOST - 1].decode(errors="ignore").encode() + b"\0"
    number = seconds(value) if isinstance(value, datetime) else round(value * field.scale)
    size = struct.calcsize(_CODES[field.base])
    most = (1 << 8 * size) - 2  # the highest means: not known
    return struct.pack("<" + _CODES[field.base], max(0, min(number, most)))
