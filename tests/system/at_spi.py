"""A screen reader's eyes, ears and hands: AT-SPI over D-Bus, as Orca has it, and nothing else.

It sees what Midline tells of itself, acts by what Midline offers, and hears its announcements.
The names and numbers are those of at-spi2-core (its folder ``xml`` and ``atspi-constants.h``).
"""

from __future__ import annotations

import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from jeepney import DBusAddress, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties

PATIENCE_S = 15.0
LOOK_EVERY_S = 0.05
CALL_S = 5.0
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")  # of at-spi2-core, which has no command
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
STATES: dict[int, str] = {
    4: "checked", 7: "editable", 8: "enabled", 11: "focusable", 12: "focused", 23: "selected",
    25: "showing", 30: "visible", 41: "checkable",
}  # fmt: skip
ASSERTIVE = 2
LABELLED_BY = 2

T = TypeVar("T")


@dataclass(frozen=True)
class Node:
    """An accessible as it was when it was looked at; ``states`` are words of `STATES`."""

    app: str
    path: str
    depth: int
    name: str
    role: str
    description: str
    states: frozenset[str]
    label: str = ""  # of a label beside it that is tied to it

    @property
    def is_showing(self) -> bool:
        return "showing" in self.states

    def __str__(self) -> str:
        told = " ".join(sorted(self.states & {"focused", "checked", "selected"}))
        label = f"{self.label}: " if self.label not in ("", self.name) else ""
        return f"{self.role} “{label}{self.name}”{f' ({told})' if told else ''}"


@dataclass(frozen=True)
class Announcement:
    text: str
    is_urgent: bool


class ScreenReader:
    """All that it hears and does is printed, for ``pytest -s``. Every wait has an end."""

    def __init__(self, session_bus: str) -> None:
        desktop = open_dbus_connection(session_bus)
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = answer(desktop, new_method_call(launcher, "GetAddress"))[0]
        status = Properties(launcher.with_interface("org.a11y.Status"))
        answer(desktop, status.set("ScreenReaderEnabled", "b", True))
        answer(desktop, status.set("IsEnabled", "b", True))
        self._desktop, self._bus = desktop, open_dbus_connection(address)
        self._signals: deque[Message] = deque()
        self._heard: deque[Announcement] = deque()
        self.all_heard: list[str] = []
        self._app = ("", "")
        self._listen()

    def _listen(self) -> None:
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        wanted: tuple[str, list[str], str] = ("object:announcement", [], "")
        answer(self._bus, new_method_call(registry, "RegisterEvent", "sass", wanted))
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        answer(self._bus, message_bus.AddMatch(rule))
        self._bus.filter(rule, queue=self._signals)

    def close(self) -> None:
        self._bus.close()
        self._desktop.close()

    # Seeing

    def nodes(self) -> list[Node]:
        """All of Midline that can be reached now, from the outside in: a dialog covers the rest."""
        if not self._app[0]:
            self._app = self._wait("Midline on the accessibility bus", self._midline)
        showing = [node for node in self._walk(*self._app, 0) if node.is_showing]
        dialogs = [i for i, node in enumerate(showing) if node.role == "dialog"]
        return showing[dialogs[-1] :] if dialogs else showing

    def find(self, role: str, name: str, *, whole: bool = False) -> Node:
        """Wait for what has this role, and this in its name, or for its ``whole`` name."""

        def look() -> Node | None:
            nodes = (node for node in self.nodes() if node.role == role)
            named = (n for n in nodes if n.name == name or (name in n.name and not whole))
            return next(named, None)

        return self._wait(f"{role} “{name}”", look)

    def value(self, node: Node) -> float:
        return float(self._get(node.app, node.path, "CurrentValue", "org.a11y.atspi.Value"))

    def _midline(self) -> tuple[str, str] | None:
        for app, path in self._call(REGISTRY, ROOT, "GetChildren")[0]:
            if self._get(app, path, "Name").casefold() == "midline" and self._windows(app, path):
                return app, path
        return None

    def _windows(self, app: str, path: str) -> list[tuple[str, str]]:
        windows: list[tuple[str, str]] = self._call(app, path, "GetChildren")[0]
        return windows

    def _walk(self, app: str, path: str, depth: int) -> Iterator[Node]:
        try:
            node = self._look(app, path, depth)
            children = self._call(app, path, "GetChildren")[0] if node.is_showing else []
        except DBusErrorResponse:
            return  # gone meanwhile
        yield node
        for child_app, child in children:
            yield from self._walk(child_app, child, depth + 1)

    def _look(self, app: str, path: str, depth: int) -> Node:
        low, high = self._call(app, path, "GetState")[0]
        return Node(
            app,
            path,
            depth,
            self._get(app, path, "Name"),
            self._call(app, path, "GetRoleName")[0],
            self._get(app, path, "Description"),
            frozenset(word for bit, word in STATES.items() if (low | high << 32) >> bit & 1),
            " ".join(self._labels(app, path)),
        )

    def _labels(self, app: str, path: str) -> Iterator[str]:
        for kind, others in self._call(app, path, "GetRelationSet")[0]:
            if kind == LABELLED_BY:
                yield from (self._get(of, its, "Name") for of, its in others)

    # Acting

    def act(self, node: Node, action: str = "Press") -> None:
        """Do what the node offers under this name."""
        offered = [each[0] for each in self._action(node, "GetActions")[0]]
        assert action in offered, f"{node} offers only {offered}"
        print(f"  does: {action} on {node}")
        self._action(node, "DoAction", "i", (offered.index(action),))

    def press(self, role: str, name: str) -> None:
        self.act(self.find(role, name, whole=True))

    def _action(self, node: Node, method: str, signature: str = "", body: Any = ()) -> Any:
        return self._call(node.app, node.path, method, signature, body, "org.a11y.atspi.Action")

    def write(self, node: Node, text: str) -> None:
        print(f"  does: write “{text}” into {node}")
        editable = "org.a11y.atspi.EditableText"
        self._call(node.app, node.path, "SetTextContents", "s", (text,), editable)

    def set_value(self, node: Node, value: float) -> None:
        print(f"  does: set {node} to {value:g}")
        new = ("org.a11y.atspi.Value", "CurrentValue", ("d", value))
        self._call(node.app, node.path, "Set", "ssv", new, "org.freedesktop.DBus.Properties")

    # Hearing

    def wait_to_hear(self, text: str) -> Announcement:
        """Until something with this text in it is announced; what came before is let go."""

        def hear() -> Announcement | None:
            with suppress(TimeoutError):
                self._bus.recv_messages(timeout=LOOK_EVERY_S)
            self._take_up_signals()
            while self._heard:
                heard = self._heard.popleft()
                if text in heard.text:
                    return heard
            return None

        return self._wait(f"an announcement of “{text}”", hear)

    def _take_up_signals(self) -> None:
        while self._signals:
            _, politeness, _, (_, text), *_ = self._signals.popleft().body
            heard = Announcement(text, politeness == ASSERTIVE)
            print(f"  hears{' at once' if heard.is_urgent else ''}: {text}")
            self._heard.append(heard)
            self.all_heard.append(text)

    # D-Bus

    def _get(self, app: str, path: str, name: str, of: str = "org.a11y.atspi.Accessible") -> Any:
        got = self._call(app, path, "Get", "ss", (of, name), "org.freedesktop.DBus.Properties")
        return got[0][1]

    def _call(
        self,
        app: str,
        path: str,
        method: str,
        signature: str = "",
        body: Any = (),
        interface: str = "org.a11y.atspi.Accessible",
    ) -> Any:
        at = DBusAddress(path, app, interface)
        got = answer(self._bus, new_method_call(at, method, signature or None, body))
        self._take_up_signals()
        return got

    def _wait(self, wanted: str, look: Callable[[], T | None]) -> T:
        end_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < end_s:
            found = look()
            if found is not None:
                return found
            time.sleep(LOOK_EVERY_S)
        raise AssertionError(f"there was not {wanted} within {PATIENCE_S:.0f} s")


def answer(connection: Any, message: Message) -> Any:
    """The body of the reply. Raises `DBusErrorResponse`."""
    reply = connection.send_and_get_reply(message, timeout=CALL_S)
    if reply.header.message_type is not MessageType.method_return:
        raise DBusErrorResponse(reply)
    return reply.body


@contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A D-Bus session of one's own; gives the environment in it.

    That a screen reader is there is told nobody else: it does not go into the user's settings.
    """
    with TemporaryDirectory() as folder:  # a short path, for a socket's is not long
        environment = {
            **environment,
            "XDG_RUNTIME_DIR": folder,
            "XDG_CONFIG_HOME": folder,
            "GSETTINGS_BACKEND": "memory",
        }
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        with subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as daemon:
            assert daemon.stdout is not None
            try:
                yield {**environment, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
            finally:
                daemon.terminate()
