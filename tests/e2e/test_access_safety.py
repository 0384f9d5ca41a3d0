"""Hide in every language and out of every voice, fingers that explore, presses that silence, a scan that nobody interrupts."""
import time

from ear import Ear, sentences, words
from hands import OneSwitch, Touch, focused
from house import patience
from sealed import fingerprint, waiting
from visitors_way import LANGUAGES, guest, write_settings
from walk import choose, chosen, speak, to_the_questions

PICTURES = 4  # between a page and the first screen: a caption that came meanwhile, what is pressed, the page, silence


def first_picture(kiosk, screen):
    """What was told first of this screen: not yet settled."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        page = kiosk.look()
        if page["screen"] == screen:
            return page
    raise AssertionError(f"no {screen} after Hide")


def test_hide_in_every_language_at_once(house):
    device = house.device()
    write_settings(device)
    kiosk = guest(house, device)
    kiosk.on("welcome")
    before, ear = fingerprint(device), Ear(kiosk.speech_log)
    for language in LANGUAGES:
        speak(kiosk, language)
        to_the_questions(kiosk)
        choose(kiosk, "face.2")
        kiosk.tap("listen")
        ear.until(lambda e, of=language: e["event"] == "say" and e["language"] == of)
        page = kiosk.ready_for("hide")
        kiosk.tap_at(*kiosk.middle(page, "hide"))
        after = first_picture(kiosk, "welcome")
        assert after["language"] == "en", f"{language}: still in {after['language']} after Hide"
        assert after["frame"] - page["frame"] <= PICTURES, f"{language}: {after['frame'] - page['frame']} pictures to hide"
        assert not chosen(after) or chosen(after) == ["lang.en"], chosen(after)
        ear.until(lambda e: e["event"] in ("stop", "end"), 5)
        time.sleep(0.3)
        ear.listen()
        assert ear.heard[-1]["event"] != "say", f"{language}: it goes on talking: {ear.heard[-1]['text']}"
        assert fingerprint(device) == before, f"{language}: Hide left something"
    assert waiting(device) == 0
    assert kiosk.stop() == 0


def heard_question(house, headphones="always"):
    """A kiosk that speaks, on the first promise with its faces, while the page is being read."""
    device = house.device()
    write_settings(device, headphones=headphones)
    kiosk = guest(house, device)
    to_the_questions(kiosk)
    ear = Ear(kiosk.speech_log)
    ear.until(lambda e: e["event"] == "say" and e["item"] == "face.1")
    return kiosk, ear, kiosk.on("rate")


def test_a_drawn_finger_hears_and_chooses_nothing(house):
    kiosk, ear, page = heard_question(house)
    faces = [f"face.{n}" for n in range(1, 6)]
    x, y = kiosk.middle(page, faces[0])
    kiosk.glass.ask(f"press {x} {y}")
    for face in faces[1:]:
        ear.hush()
        kiosk.move_to(*kiosk.middle(page, face))
        wanted = kiosk.item(page, face)["spoken"]
        ear.until(lambda e, text=wanted: e["event"] == "say" and e["text"] == text, 5)
    kiosk.move_to(*kiosk.middle(page, "next"))
    kiosk.move_to(*kiosk.middle(page, "skip"))
    wanted = words("en", "skip")
    ear.until(lambda e: e["event"] == "say" and e["text"] == wanted, 5)
    kiosk.move_to(*kiosk.middle(page, faces[4]))
    kiosk.glass.ask("release")
    time.sleep(0.3)
    after = kiosk.on("rate")
    assert after["point"] == page["point"] and not chosen(after), chosen(after)
    # the same face, tapped
    choose(kiosk, faces[4])
    assert kiosk.stop() == 0


def test_any_press_stops_the_voice(house):
    kiosk, ear, page = heard_question(house)
    said = ear.until(lambda e: e["event"] == "say" and e["item"] == "face.4")
    kiosk.tap_at(2, 400)  # on nothing
    stopped = ear.until(lambda e: e["event"] in ("stop", "end"), 5)
    assert stopped["event"] == "stop" and stopped["text"] == said["text"], stopped
    assert stopped["samples"] < said["samples"], "it was said to its end"
    time.sleep(0.6)
    ear.listen()
    assert ear.heard[-1] == stopped, f"it goes on: {ear.heard[-1]['text']}"
    # Listen reads the page again, and is silent when pressed while it reads
    kiosk.tap("listen")
    heading = sentences(kiosk.item(page, "point.title")["spoken"])[0]
    ear.until(lambda e: e["event"] == "say" and e["text"] == heading, 5)
    kiosk.tap("listen")
    assert ear.until(lambda e: e["event"] in ("stop", "end"), 5)["event"] == "stop"
    assert kiosk.stop() == 0


@patience(80)
def test_nobody_interrupts_a_scan(house):
    device = house.device()
    write_settings(device, "one-switch", "pace_seconds = 6.0\n", idle="""
[idle]
ask_after_seconds = 30
clear_after_seconds = 20
slow_ask_after_seconds = 60
""")
    kiosk = guest(house, device)
    to_the_questions(kiosk)  # somebody else's finger brings the page up
    since = time.monotonic()
    kiosk.until(lambda p: len(focused(p)) == 5)
    kiosk.key("space")
    kiosk.until(lambda p: focused(p) == ["face.1"])
    last, seen = time.monotonic(), set()
    while time.monotonic() < last + 66:
        page = kiosk.look()
        assert page["screen"] == "rate" and not page["scan"]["paused"], f"{page['screen']} after {time.monotonic() - since:.0f} s"
        seen |= set(focused(page))
        time.sleep(0.5)
    assert seen == {f"face.{n}" for n in range(1, 6)}, "the scan stood still"
    page = OneSwitch(kiosk).press("space")
    assert len(chosen(page)) == 1, "the switch did not choose"
    assert kiosk.stop() == 0
