"""``python -m midline``."""

from midline.cli import main

raise SystemExit(main())
