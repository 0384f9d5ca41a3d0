"""A child who does not see the screen: hears what the kiosk says (its speech log), knows the words, has a keyboard.

Nothing here asks --inspect anything.
"""
import functools
import json
import re
import sys
import time
import tomllib

from council import ROOT
from kiosk import Gone

sys.path.insert(0, str(ROOT / "locales"))
import po  # noqa: E402

PATIENT = 60   # seconds: a page is read at 150 words a minute
ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}  # for the eye alone: round what is put into a sentence
GUARD = 0.6    # a press counts half a second after a page came

@functools.lru_cache(maxsize=8)
def _messages(language):
    out = {}
    for domain in ("kiosk", "derby-2024"):
        # English stands in every other language's file
        of = "pl" if language == "en" else language
        for entry in po.read(ROOT / "locales" / of / f"{domain}.po"):
            out[entry.context] = entry.english if language == "en" else entry.translations[0]
    return out


def words(language, key):
    """What is said for this message, as the catalogues have it."""
    found = _messages(language)
    return found.get(f"{key}.spoken") or found[key]


def own_name(language):
    with open(ROOT / "locales/languages.toml", "rb") as file:
        return next(entry["name"] for entry in tomllib.load(file)["languages"] if entry["code"] == language)


def sentences(text):
    return [one for one in re.split(r"(?<=[.?!।۔؟]) ", text) if one]


def is_said(event):
    return event["event"] == "say"


class Ear:
    """Follows the speech log line by line."""

    def __init__(self, path):
        self.path = path
        self.heard = []  # all events so far
        self.at = self.read = 0

    def listen(self):
        """Hears what has been said by now."""
        if not self.path.exists():
            return
        with open(self.path, "rb") as file:
            file.seek(self.read)
            new = file.read()
        whole = new[:new.rfind(b"\n") + 1]
        self.read += len(whole)
        self.heard += [json.loads(line.translate(ISOLATES)) for line in whole.decode().splitlines()]

    def hush(self):
        """What was heard up to now is no news; returns whether something is being said."""
        self.listen()
        self.at = len(self.heard)
        return bool(self.heard) and self.heard[-1]["event"] == "say"

    def until(self, what, seconds=PATIENT):
        """The first new event for which what(event) is true."""
        end = time.monotonic() + seconds
        while True:
            while self.at < len(self.heard):
                self.at += 1
                if what(self.heard[self.at - 1]):
                    return self.heard[self.at - 1]
            if time.monotonic() > end:
                raise Gone(f"not heard; the last was {[e['text'] for e in self.heard[-3:]]}")
            time.sleep(0.02)
            self.listen()

    def said(self, since=0):
        return [e["text"] for e in self.heard[since:] if e["event"] == "say"]


class InTheDark:
    """Space until the words are heard, then Enter. `kiosk` is used for its keys alone."""

    def __init__(self, kiosk, language):
        self.kiosk, self.ear, self.language = kiosk, Ear(kiosk.speech_log), language
        self.page_at = 0.0

    def press(self, key):
        self.kiosk.key(key)

    def wake(self):
        """Any key starts it: the first page reads itself."""
        self.press("x")
        self.page()

    def page(self):
        """A page begins to be read."""
        event = self.ear.until(is_said)
        self.page_at = time.monotonic()
        return event["text"]

    def step(self):
        """Space, and what is heard then. A press cuts off what was being said."""
        cut = self.ear.hush()
        self.press("space")
        cut = cut and self.ear.until(lambda e: e["event"] in ("stop", "end"), 10)["event"] == "stop"
        text = self.ear.until(is_said, 10)["text"]
        if not cut:  # the next sentence of the page may have begun just before the key went down
            time.sleep(0.15)
            self.ear.hush()
            text = self.ear.said()[-1]
        return text

    def fits(self, heard, wanted):
        first = sentences(wanted)[0]
        return heard == first or heard.startswith(first + " ")

    def find(self, wanted):
        """Space, round the page if need be; where it isn't, and there is a Next, on the page after it."""
        passed, next_page = [], words(self.language, "nav.next")
        while len(passed) < 60:
            text = self.step()
            if self.fits(text, wanted):
                return
            if text == next_page and passed.count(text) == 1:
                self.enter(leads_on=True)
                passed.clear()
            else:
                passed.append(text)
        raise Gone(f"“{wanted}” is not among what Space passes: {passed}")

    def hear(self, wanted):
        """Waits until the page itself says so."""
        self.ear.until(lambda e: is_said(e) and self.fits(e["text"], wanted))

    def enter(self, leads_on):
        """Chooses what was found; where that leads on, returns the first words of the page that follows."""
        time.sleep(max(0.0, self.page_at + GUARD - time.monotonic()))
        talking = self.ear.hush()
        self.press("Return")
        if not leads_on:
            return None
        if talking:
            self.ear.until(lambda e: e["event"] in ("stop", "end"), 10)
        return self.page()
