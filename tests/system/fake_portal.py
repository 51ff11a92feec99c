"""A desktop's portal that says what it is told to: for each line ``NAMESPACE KEY VALUE``.

It answers with the values of its arguments, and announces those that come on its standard input.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusVariant

from midline.desktop.portal import PATH, SERVICE, SETTINGS

TYPES = {"true": True, "false": False}


def wrapped(text: str) -> QDBusVariant:
    made = QDBusVariant()
    made.setVariant(TYPES.get(text, int(text) if text.isdigit() else text))
    return made


@ClassInfo({"D-Bus Interface": SETTINGS})  # type: ignore[call-arg]
class Settings(QDBusAbstractAdaptor):  # type: ignore[operator]
    def __init__(self, parent: QObject, said: dict[str, str]) -> None:
        super().__init__(parent)
        self._said = said

    @Slot(str, str, result=QDBusVariant)
    def Read(self, namespace: str, key: str) -> QDBusVariant:
        twice = QDBusVariant()
        twice.setVariant(wrapped(self._said.get(f"{namespace} {key}", "")))
        return twice


def announce() -> None:
    namespace, key, value = sys.stdin.readline().split()
    message = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
    message.setArguments([namespace, key, wrapped(value)])
    QDBusConnection.sessionBus().send(message)


def main() -> int:
    app = QCoreApplication(sys.argv)
    said = {line.rpartition(" ")[0]: line.rpartition(" ")[2] for line in sys.argv[1:]}
    owner = QObject()
    adaptor = Settings(owner, said)
    lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, owner)
    lines.activated.connect(announce)
    bus = QDBusConnection.sessionBus()
    is_there = bus.registerObject(PATH, owner) and bus.registerService(SERVICE)
    print("ready" if is_there and adaptor else "failed", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
