"""Contacts: hands, feet and other parts that stay where they touch something.

A key pose says which angles it wishes for; its contacts have the last word:

1. The first contact carries the body: it is moved so that this part is where it belongs.
2. A contact at the end of a limb is reached by bending that limb (the law of cosines).
3. Any other contact (hips, elbows, knees ...) turns the whole body about the first one, until the
   part is as high as its surface. There can be one such contact.

Feet, hands, forearms and shins lie flat on their surface; toes bend to do so.
"""

from __future__ import annotations

from typing import NamedTuple

from midline.figures.body import Body, body_of
from midline.figures.limbs import flattened, reached
from midline.figures.model import Contact, Pins
from midline.figures.parts import PARTS
from midline.figures.skeleton import Build, Pose

TOUCH = 0.004  # how near to its place a contact must come, in body heights
_TURNS = 16  # of the search for the turn; from a good drawing two are enough


class Solved(NamedTuple):
    """A pose that keeps its contacts; ``body`` is where it is in the picture."""

    pose: Pose
    body: Body
    misses: tuple[str, ...]  # parts that do not come to their place


def solve(pose: Pose, contacts: tuple[Contact, ...], pins: Pins, build: Build) -> Solved:
    """``pose`` brought to its contacts. A contact without a pin stays where it comes to lie."""
    pose = _levelled(pose, contacts, build)
    pose, body = _placed(pose, contacts, pins, build)
    for contact in contacts[1:]:
        part = PARTS[contact.part]
        if part.reach and not contact.rolls:
            target = pins.get(contact.part) or _down(body[part.joint], contact)
            pose = reached(pose, body, contact.part, target, build)
    for contact in contacts:
        pose = flattened(pose, contact.part, build)
    pose, body = _placed(pose, contacts, pins, build)
    misses = tuple(c.part for c in contacts if _misses(c, body, pins))
    return Solved(pose, body, misses)


def pin(contact: Contact, body: Body) -> complex:
    """Where a contact of a solved body stays from now on."""
    return _down(body[PARTS[contact.part].joint], contact)


def _height(contact: Contact) -> float:
    return contact.height + PARTS[contact.part].clearance


def _down(point: complex, contact: Contact) -> complex:
    return complex(point.real, _height(contact))


def _misses(contact: Contact, body: Body, pins: Pins) -> bool:
    point = body[PARTS[contact.part].joint]
    target = pins.get(contact.part)
    if target is None or contact.rolls:
        return abs(point.imag - _height(contact)) > TOUCH
    return abs(point - target) > TOUCH


def _placed(
    pose: Pose, contacts: tuple[Contact, ...], pins: Pins, build: Build
) -> tuple[Pose, Body]:
    """The body, moved to where its first contact is pinned."""
    first = contacts[0]
    pose = flattened(pose, first.part, build)
    body = body_of(pose, build)
    at = body[PARTS[first.part].joint]
    move = (pins.get(first.part) or complex(0, _height(first))) - at
    return pose, {joint: point + move for joint, point in body.items()}


def _levelled(pose: Pose, contacts: tuple[Contact, ...], build: Build) -> Pose:
    """Turned about the first contact until the one that no limb can reach is at its height."""
    first = contacts[0]
    others = (c for c in contacts[1:] if not PARTS[c.part].reach or c.rolls)
    other = next((c for c in others if not _is_pair(first, c)), None)
    if other is None:
        return pose
    wanted = _height(other) - _height(first)

    def error(turn: float) -> float:
        flat = flattened(pose._replace(turn=turn), first.part, build)
        body = body_of(flat, build)
        return (body[PARTS[other.part].joint] - body[PARTS[first.part].joint]).imag - wanted

    before, turn = pose.turn - 2, pose.turn
    error_before = error(before)
    for _ in range(_TURNS):
        error_now = error(turn)
        if abs(error_now) < TOUCH / 20 or error_now == error_before:
            break
        step = -error_now * (turn - before) / (error_now - error_before)
        before, error_before = turn, error_now
        turn += max(-30.0, min(30.0, step))
    return pose._replace(turn=turn)


def _is_pair(one: Contact, other: Contact) -> bool:
    return one.part.partition("_")[2] == other.part.partition("_")[2] != ""
