"""One visit, whoever makes it: the steps, the words by which they are known, and what the sealed answer must say."""
import concurrent.futures
import dataclasses
import functools
import pathlib
import struct
import time
import tomllib

import recount
from council import ROOT
from house import OFFICER
from kiosk import Display, Kiosk
from sealed import slots

LANGUAGES = ["en", "pl", "sk", "pa", "ur"]
GLASS = (1280, 800)
# a panel of 476 mm, as full HD at 4.03
TOML = """setting = "home"
languages = ["en", "pl", "sk", "pa", "ur"]
first_language = "en"
pixels_per_mm = 2.69
{idle}
[sound]
device = "{device}"
headphones = "{headphones}"
[choosing]
method = "{method}"
{choosing}"""
NO_DEVICE = "nosuch"  # the log is written as if it were heard
WITHIN = 200          # seconds for one visit; the slowest way needs half of that

with open(ROOT / "assets/packs/derby-2024/pack.toml", "rb") as _file:
    PACK = tomllib.load(_file)
REASONS = {point["id"]: [reason["id"] for reason in point.get("reasons", [])] for point in PACK["points"]}
NUMBERS = {"say.not-sure": 6, "say.not-for-me": 7, "say.dont-understand": 8, "skip": 9}


@dataclasses.dataclass(frozen=True)
class Step:
    """What is chosen, the message it is known by, and the screen that follows (none: the same)."""
    item: str
    words: str
    then: str = ""


@dataclasses.dataclass(frozen=True)
class Visit:
    """What somebody says: company, and an answer with or without a reason for each promise of the short set."""
    language: str
    company: str
    said: tuple

    def steps(self):
        yield Step("start", "welcome.start", "agree")
        yield Step("agree", "agree.yes", "who")
        yield Step(self.company, self.company, "practice")
        yield Step("next", "practice.go", "rate")
        for i, (point, (what, reason)) in enumerate(zip(PACK["first_set"], self.said, strict=True)):
            after = "rate" if i + 1 < len(self.said) else "more-set"
            yield from promise(point, what, reason, after)
        yield Step("set.short", "set.short", "review")
        yield Step("send", "review.send", "thanks")
        yield Step("done", "done", "welcome")

    def message(self):
        """(company, [(what was said, bits of the reasons)]) as docs/formats/envelope.md writes it."""
        said = dict(zip(PACK["first_set"], self.said, strict=True))
        rows = []
        for point in (p["id"] for p in PACK["points"]):
            what, reason = said.get(point, ("", ""))
            number = int(what[5:]) if what.startswith("face.") else NUMBERS.get(what, 0)
            rows.append((number, 1 << REASONS[point].index(reason) if reason else 0))
        return 1 if self.company == "who.me" else 2, rows


def promise(point, what, reason, after):
    if what == "skip":
        yield Step("skip", "skip", after)
        return
    yield Step(what, what)
    if not what.startswith("face."):
        yield Step("next", "nav.next", after)
        return
    yield Step("next", "nav.next", "reasons")
    if reason:
        yield Step(f"reason.{reason}", f"derby-2024/{point}/reason/{reason}")
        yield Step("next", "nav.next", after)
    else:
        yield Step("skip", "reason.none", after)


def visit_in(language):
    """Each language says something else, so that nobody's answer passes for another's; Urdu's faces are mirrored."""
    first, last = {"en": (5, 2), "pl": (1, 4), "sk": (3, 5), "pa": (4, 1), "ur": (2, 3)}[language]
    other = ["say.not-sure", "say.not-for-me", "say.dont-understand"][LANGUAGES.index(language) % 3]
    reason = REASONS[PACK["first_set"][0]][LANGUAGES.index(language)]
    said = ((f"face.{first}", reason), (other, ""), ("skip", ""), (f"face.{last}", ""))
    return Visit(language, "who.with" if language in ("pl", "ur") else "who.me", said)


def write_settings(device, method="touch", choosing="", headphones="never", idle="", device_name=NO_DEVICE):
    (pathlib.Path(device.folder) / "kiosk.toml").write_text(
        TOML.format(method=method, choosing=choosing, headphones=headphones, idle=idle, device=device_name))


def guest(house, device, *arguments, env=None):
    """A kiosk of a moderate size on a display of its own, which writes down what it says; ends with the house."""
    display = Display(*GLASS)
    house.ends.callback(display.close)
    log, complaints = device.folder / "speech.log", device.folder / "kiosk.log"
    kiosk = Kiosk(str(house.build), str(device.folder), display.name, "--speech-log", str(log), *arguments,
                  window=f"{GLASS[0]}x{GLASS[1]}", log=str(complaints), env=env)
    kiosk.speech_log, kiosk.complaints = log, complaints
    house.kiosks.append(kiosk)
    house.ends.callback(lambda: kiosk.stop(9) if kiosk.process.poll() is None else None)
    return kiosk


def make(hand, visit):
    """The whole visit with this hand, from the first screen to the thanks and back."""
    kiosk = hand.kiosk
    kiosk.on("welcome")
    if visit.language != "en":
        hand.choose("lang." + visit.language)
    finish(hand, visit)


def finish(hand, visit):
    """From the first screen in the visit's language."""
    kiosk = hand.kiosk
    for step in visit.steps():
        page = hand.choose(step.item)
        assert page["language"] == visit.language, f"{page['screen']} is in {page['language']}"
        while step.item == "next" and kiosk.until(lambda p: True)["screen"] == page["screen"] == "reasons":
            hand.choose("next")  # the other reasons
        if step.then:
            kiosk.on(step.then)
    page = kiosk.on("welcome")
    assert page["language"] == "en", "the next visitor meets the last one's language"


@functools.lru_cache(maxsize=4)
def _private(folder):
    return recount.private_key(folder, "demo", OFFICER)


def opened(device):
    """What the device's sealed answers say, opened with the officer's key: [(company, [(said, reasons)])]."""
    out = []
    for message in recount.opened(slots(device), _private(pathlib.Path(device.council.folder))):
        _, kind, length = struct.unpack_from("<BBH", message)
        body = message[4:4 + length]
        if kind != 1:
            continue
        at = 17 + body[16]
        rows = [(body[at + 3 + 2 * i], body[at + 4 + 2 * i]) for i in range(body[at + 2])]
        out.append((body[at], rows))
    return out


def check_sealed(device, visit):
    found = opened(device)
    assert found == [visit.message()], f"sealed {found}, chosen {visit.message()}"


def in_every_language(house, one, languages=LANGUAGES):
    """one(language), all at a time: what they do is wait. Fails with every language that did not get through."""
    def timed(language):
        since = time.monotonic()
        try:
            one(language)
            return None
        except Exception as problem:  # each language's own; told together
            return f"{language}: {' '.join(str(problem).split()) or type(problem).__name__}"
        finally:
            house.log.write(f"{language}: {time.monotonic() - since:.0f} s\n")

    with concurrent.futures.ThreadPoolExecutor(len(languages)) as pool:
        problems = [p for p in pool.map(timed, languages) if p]
    assert not problems, "; ".join(problems)
