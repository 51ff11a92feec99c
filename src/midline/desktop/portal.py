"""What a Linux desktop says of its settings, through its portal on the session bus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"


class PortalSettings(QObject):
    """``said`` has a namespace, a key and its value: when the desktop answers, and at each change.

    A desktop without a portal, or without the key, says nothing.
    """

    said = Signal(str, str, object)

    def __init__(self, asked: Iterable[tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._waits: list[QDBusPendingCallWatcher] = []
        bus = QDBusConnection.sessionBus()
        slot: Any = SLOT("take(QString,QString,QDBusVariant)")  # bytes, its stub says; it wants str
        bus.connect(SERVICE, PATH, SETTINGS, "SettingChanged", self, slot)
        for namespace, key in asked:
            call = QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "Read")
            call.setArguments([namespace, key])
            wait = QDBusPendingCallWatcher(bus.asyncCall(call), self)
            wait.setProperty("place", [namespace, key])
            wait.finished.connect(self._answered)
            self._waits.append(wait)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, wait: QDBusPendingCallWatcher) -> None:
        namespace, key = wait.property("place")
        reply = wait.reply()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self.take(namespace, key, reply.arguments()[0])
        self._waits.remove(wait)
        wait.deleteLater()

    @Slot(str, str, QDBusVariant)
    def take(self, namespace: str, key: str, value: object) -> None:
        """``value`` comes wrapped once, or twice."""
        while isinstance(value, QDBusVariant):
            value = value.variant()
        self.said.emit(namespace, key, value)
