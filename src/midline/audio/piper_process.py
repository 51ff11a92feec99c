"""Says text after text with Piper, in a process of its own (run with ``python -m``).

Its argument is the model. It reads lines ``{"text": WORDS, "wav": FILE, "slower": NUMBER}`` and
answers each with a JSON string: empty when the file is written, else what went wrong.
"""

from __future__ import annotations

import json
import sys
import wave
from typing import Any


def main() -> None:
    import piper

    voice = piper.PiperVoice.load(sys.argv[1])
    for line in sys.stdin.buffer:
        try:
            _say(piper, voice, json.loads(line))
            answer = ""
        except Exception as error:  # the next text may do better
            answer = f"{type(error).__name__}: {error}"
        print(json.dumps(answer), flush=True)


def _say(piper: Any, voice: Any, wanted: dict[str, Any]) -> None:
    """Without noise it says a text in the same way every time: the take all others vary around."""
    config = piper.SynthesisConfig(
        noise_scale=0.0, noise_w_scale=0.0, length_scale=wanted["slower"], normalize_audio=False
    )
    with wave.open(wanted["wav"], "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(voice.config.sample_rate)
        for chunk in voice.synthesize(wanted["text"], config):
            file.writeframes(chunk.audio_int16_bytes)


if __name__ == "__main__":
    main()
