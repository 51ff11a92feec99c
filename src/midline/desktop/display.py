"""Whether there is a screen to open a window on. Asked before Qt, which would end the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_TIMEOUT_S = 1.0
_LISTED = Path("/proc/net/unix")
_ACCEPTS = b" 00010000 "  # the flag of a listening socket there
_ON_A_SCREEN = ("", "xcb", "wayland", "wayland-egl")  # Qt's platforms; "" is its own choice


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """Why no window can be opened, as a sentence; empty where one can."""
    is_elsewhere = sys.platform in ("darwin", "win32")
    if is_elsewhere or environment.get("QT_QPA_PLATFORM", "").split(":")[0] not in _ON_A_SCREEN:
        return ""
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if not wayland and not x11:
        return "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if (wayland and _listens(str(Path(runtime, wayland)))) or (x11 and _x11_listens(x11)):
        return ""
    return f"The display {wayland or x11} does not answer."


def _x11_listens(display: str) -> bool:
    """``host:number.screen``; without a host it is a socket of this machine."""
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    if host and host != "unix":
        return _host_listens(host, 6000 + int(number))
    path = f"/tmp/.X11-unix/X{number}"
    return _listens("\0" + path) or _listens(path)


def _listens(address: str) -> bool:
    return _is_listed(address) or _answers(address)


def _is_listed(address: str) -> bool:
    """Linux lists the sockets that are listened to; reading it is ten times faster than asking."""
    wanted = address.replace("\0", "@").encode()
    try:
        lines = _LISTED.read_bytes().splitlines()
    except OSError:
        return False
    return any(line.endswith(b" " + wanted) and _ACCEPTS in line for line in lines)


def _answers(address: str) -> bool:
    """For what is not listed, such as a socket from outside of a container."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_TIMEOUT_S)
        try:
            connection.connect(address)
        except OSError:
            return False
        return True


def _host_listens(host: str, port: int) -> bool:
    import socket

    try:
        socket.create_connection((host, port), _TIMEOUT_S).close()
    except OSError:
        return False
    return True
