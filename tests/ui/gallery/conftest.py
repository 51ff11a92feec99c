"""Every machine draws letters alike. Read before the first window, so it holds for all tests."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("FONTCONFIG_FILE", str(Path(__file__).with_name("fonts.conf")))
