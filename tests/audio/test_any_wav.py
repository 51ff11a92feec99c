"""WAV files as people have them, written byte by byte."""

from __future__ import annotations

import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.audio.any_wav import NotPlayable, read_wav
from tests.audio.own_files import EXTENSIBLE, FLOAT, PCM, chunk, wav_file

HALF_AND_BACK = (0.0, 0.5, -0.5, -1.0)
CODES = {(PCM, 16): "h", (PCM, 32): "i", (FLOAT, 32): "f", (FLOAT, 64): "d"}


def written(kind: int, bits: int) -> bytes:
    if bits == 8:
        return bytes(round(value * 128) + 128 for value in HALF_AND_BACK)
    if bits == 24:
        whole = (round(value * 2**23) for value in HALF_AND_BACK)
        return b"".join(value.to_bytes(3, "little", signed=True) for value in whole)
    full = 1 if kind == FLOAT else 2 ** (bits - 1)
    values = [value * full if kind == FLOAT else round(value * full) for value in HALF_AND_BACK]
    return array(CODES[kind, bits], values).tobytes()


@pytest.mark.parametrize(
    ("kind", "bits"),
    [(PCM, 8), (PCM, 16), (PCM, 24), (PCM, 32), (FLOAT, 32), (FLOAT, 64)],
)
def test_every_usual_kind_of_sample_is_read(kind: int, bits: int) -> None:
    wav = read_wav(wav_file(written(kind, bits), kind, bits))
    assert tuple(wav.mono()) == HALF_AND_BACK
    assert wav.length_s == 4 / 48_000


def test_what_programs_write_for_24_bits_is_read() -> None:
    wav = read_wav(wav_file(written(PCM, 24), EXTENSIBLE, 24))
    assert tuple(wav.mono()) == HALF_AND_BACK


def test_the_two_channels_of_stereo_become_their_mean() -> None:
    samples = array("h", [16_384, 0, -16_384, -16_384])
    wav = read_wav(wav_file(samples.tobytes(), channels=2))
    assert tuple(wav.mono()) == (0.25, -0.5)


@pytest.mark.parametrize("length", [0x7FFF_F000, 0x8000_0000, 0xFFFF_FFFF])
def test_other_chunks_and_a_length_that_was_never_filled_in_do_no_harm(length: int) -> None:
    head, data = wav_file(written(PCM, 16)).split(b"data")
    endless = length.to_bytes(4, "little") + data[4:]
    file = head[:12] + chunk(b"LIST", b"odd") + head[12:] + b"data" + endless
    assert tuple(read_wav(file).mono()) == HALF_AND_BACK


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "it is empty. Save it again."),
        (b"ID3\x04 an MP3 named .wav", "it is no WAV file, whatever its name says. Save it as WAV"),
        (b"RIFF\0\0\0\0AVI ", "it is no WAV file, whatever its name says. Save it as WAV."),
        (b"RIFF\4\0\0\0WAVE", "it does not say how its sound is stored. Save it as WAV again."),
        (wav_file(b""), "there is no sound in it. Save it again."),
        (wav_file(b"\0"), "there is no sound in it. Save it again."),
        (wav_file(b"\0" * 8)[:-2], "it ends early. Save it again."),
        (wav_file(b"\0" * 8, kind=7, bits=8), "its sound is compressed. Save it as uncompressed"),
        (wav_file(b"\0" * 8, bits=12), "its samples have 12 bits. Save it with 16 or 24 bits."),
        (wav_file(b"\0" * 8, bits=0), "its samples have 0 bits. Save it with 16 or 24 bits."),
        (wav_file(b"\0" * 24, channels=6), "it has 6 channels. Save it as mono or stereo."),
        (wav_file(b"\0" * 24, channels=0), "it has 0 channels. Save it as mono or stereo."),
        (wav_file(b"\0" * 8, rate=0), "its rate is 0 Hz. Save it at 48 kHz; 8 to 192 kHz will do"),
        (wav_file(array("f", [math.nan]).tobytes(), FLOAT, 32), "its samples are damaged. Save it"),
        (wav_file(array("d", [math.inf]).tobytes(), FLOAT, 64), "its samples are damaged. Save it"),
    ],
)
def test_what_can_not_be_played_says_why_and_what_to_do(file: bytes, sentence: str) -> None:
    with pytest.raises(NotPlayable) as caught:
        read_wav(file).mono()
    assert str(caught.value).startswith(sentence)


@given(
    st.binary(max_size=300)
    | st.builds(
        wav_file,
        st.binary(max_size=60),
        st.sampled_from([0, PCM, 2, FLOAT, 7, 0xFFFF]),
        st.integers(0, 65) | st.sampled_from([8, 16, 24, 32, 64]),
        st.integers(0, 3),
        st.sampled_from([0, 1, 8_000, 44_100, 2**32 - 1]),
    ),
    st.integers(0, 120),
)
def test_no_bytes_do_more_than_say_why_they_can_not_be_played(data: bytes, cut: int) -> None:
    for file in (data, data[:cut], data[:12] + data[cut:]):
        assert told_or_finite(file)


def told_or_finite(file: bytes) -> bool:
    try:
        mono = read_wav(file).mono()
    except NotPlayable as error:
        return str(error).endswith(".")
    return len(mono) > 0 and all(map(math.isfinite, mono))
