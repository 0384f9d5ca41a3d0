"""Sound that is missing or broken: a child sees every word and no error, and the log says in one sentence what to mend."""
import hashlib
import os
import pathlib
import shutil

from council import ROOT
from ear import Ear, words
from house import NotRun
from visitors_way import guest, write_settings
from walk import kind, speak, to_the_questions


def complaints(kiosk):
    return [line for line in kiosk.complaints.read_text().splitlines() if line]


def one_sentence(kiosk, *about):
    """The log's only line, which names all of these; nothing of it is on the screen."""
    lines = complaints(kiosk)
    assert len(lines) == 1 and all(word in lines[0] for word in about), lines
    said = kind(kiosk.look())
    assert not any(word.lower() in said.split() for word in about), said


def hears_and_reads(kiosk, ear, source, language="en"):
    """On the first promise: Listen reads it, captions write it."""
    page = to_the_questions(kiosk)
    kiosk.until(lambda p: kiosk.item(p, "face.5"))
    kiosk.tap("listen")
    event = ear.until(lambda e: e["event"] == "say" and e["item"] == "point.title")
    assert event["source"] == source and event["language"] == language, event
    shown = kiosk.until(lambda p: p["saying"])["saying"]
    assert shown in {e["text"] for e in ear.heard}, shown
    texts = [i["label"] for i in page["items"] if i["id"] in ("point.title", "point.text", "question")]
    assert texts and all(texts), "words are missing"


def test_no_sound_device(house):
    device = house.device()
    write_settings(device)
    kiosk = guest(house, device)
    ear = Ear(kiosk.speech_log)
    hears_and_reads(kiosk, ear, "voice")
    one_sentence(kiosk, "nosuch")
    assert kiosk.stop() == 0


def voices_without(folder, language):
    """espeak-ng's data as it is installed, less the dictionary of one language."""
    source = next((p.parent for p in pathlib.Path("/usr").glob("*/*/espeak-ng-data/phontab")), None)
    if source is None:
        raise NotRun("no voices of espeak-ng under /usr; install espeak-ng-data")
    target = folder / "espeak-ng-data"
    target.mkdir()
    for entry in source.iterdir():
        if entry.name != f"{language}_dict":
            os.symlink(entry, target / entry.name)
    return {"ESPEAK_DATA_PATH": str(folder)}


def test_a_language_without_a_voice(house):
    device = house.device()
    write_settings(device)
    kiosk = guest(house, device, env=voices_without(house.folder, "pl"))
    ear = Ear(kiosk.speech_log)
    speak(kiosk, "pl")
    hears_and_reads(kiosk, ear, "none", "pl")
    title = words("pl", "derby-2024/things-to-do/pictures")
    assert title in {e["text"] for e in ear.heard}
    lines = [line for line in complaints(kiosk) if "nosuch" not in line]
    assert len(lines) == 1 and ("pl" in lines[0].split() or '"pl"' in lines[0]), lines
    kind(kiosk.look())
    # the others still speak
    kiosk.tap("hide")
    speak(kiosk, "sk")
    hears_and_reads(kiosk, ear, "voice", "sk")
    assert kiosk.stop() == 0


def test_recordings_that_are_broken_or_of_other_words(house):
    device = house.device()
    write_settings(device)
    pack = house.folder / "pack"
    shutil.copytree(ROOT / "assets/packs/derby-2024", pack)
    audio = pack / "audio" / "en"
    audio.mkdir(parents=True)
    said = words("en", "derby-2024/things-to-do/pictures")
    (audio / "broken.opus").write_bytes(b"OggS this is no sound")
    (audio / "other.opus").write_bytes(b"OggS")
    (audio / "index.toml").write_text(f"""format = 1
[[recordings]]
context = "derby-2024/things-to-do/pictures"
text_sha256 = "{hashlib.sha256(said.encode()).hexdigest()}"
file = "broken.opus"
[[recordings]]
context = "derby-2024/safe-home/few"
text_sha256 = "{'0' * 64}"
file = "other.opus"
""")
    kiosk = guest(house, device, "--pack", str(pack))
    ear = Ear(kiosk.speech_log)
    hears_and_reads(kiosk, ear, "voice")
    lines = [line for line in complaints(kiosk) if "nosuch" not in line]
    assert sum("broken.opus" in line for line in lines) == 1, lines
    assert sum("other.opus" in line or "safe-home" in line for line in lines) == 1, lines
    assert len(lines) == 2, lines
    kind(kiosk.look())
    assert kiosk.stop() == 0
