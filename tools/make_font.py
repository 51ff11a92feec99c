"""Makes the font of the stage, ``assets/fonts/midline-stage-*.otf``, from Inter.

Run: python tools/make_font.py FOLDER, where FOLDER has Inter-Medium.otf, Inter-SemiBold.otf and
Inter-Bold.otf (https://github.com/rsms/inter, version 4). It alone needs fontTools.

Only the letters of western languages are kept, and digits that are all as wide as one another
become the usual ones: so a number stands still while it counts, on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

FAMILY = "Midline Stage"
WEIGHTS = ("Medium", "SemiBold", "Bold")
OUT = Path(__file__).parents[1] / "assets" / "fonts"
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…−×·→←✓Œœ")]
FEATURES = ["kern", "tnum", "case", "mark", "ccmp"]


def make(source: Path, weight: str) -> Path:
    font = TTFont(source)
    wide = _tabular(font)
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            table.cmap[code] = wide.get(glyph, glyph)
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    _rename(font, weight)
    path = OUT / f"midline-stage-{weight.lower()}.otf"
    font.save(path)
    return path


def _tabular(font: TTFont) -> dict[str, str]:
    """From each digit and sign to its twin that is as wide as all the others."""
    gsub = font["GSUB"].table
    twins: dict[str, str] = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    twins |= getattr(table, "ExtSubTable", table).mapping
    digits = {font.getBestCmap()[ord(each)] for each in "0123456789"}
    wide = {glyph: twin for glyph, twin in twins.items() if glyph in digits}
    widest = max(font["hmtx"][twin][0] for twin in wide.values())  # Inter 4.0's own 4 is not quite
    for twin in wide.values():
        font["hmtx"][twin] = widest, font["hmtx"][twin][1]
    return wide


def _rename(font: TTFont, weight: str) -> None:
    full = f"{FAMILY} {weight}"
    script = f"MidlineStage-{weight}"
    names = {1: full, 2: "Regular", 3: full, 4: full, 6: script, 16: FAMILY, 17: weight}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    for name, text in names.items():
        table.setName(text, name, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [script]
    cff.topDictIndex[0].FamilyName, cff.topDictIndex[0].FullName = FAMILY, full


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for weight in WEIGHTS:
        path = make(Path(sys.argv[1]) / f"Inter-{weight}.otf", weight)
        print(path, path.stat().st_size)
