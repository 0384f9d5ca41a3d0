"""A visit tapped with the mouse through a real window: what every screen holds, and what a visit leaves behind."""
import contextlib
import sqlite3
import time
import tomllib

from council import ROOT
from house import HOME_SLOTS, no_kiosk_needs_help, patience
from sealed import fingerprint, raw, slots, waiting
from walk import SHORT_SET, answer, check_page, choose, chosen, ids, pressable, speak, to_send, to_stop, to_the_questions

# Each step: what is tapped, and the screen that follows.
VISIT = [("access", "access"), ("back", "welcome"), ("read", "read"), ("back", "welcome"), ("start", "agree"), ("more", "notice"),
         ("back", "agree"), ("agree", "who"), ("who.with", "practice"), ("face.3", "practice"), ("next", "rate"),
         ("face.5", "rate"), ("next", "reasons"), ("reason.try-new", "reasons"), ("help", "help"), ("back", "reasons"),
         ("stop", "stop"), ("back", "reasons"), ("next", "rate"), ("say.not-sure", "rate"), ("next", "rate"), ("skip", "rate"),
         ("face.1", "rate"), ("next", "reasons"), ("skip", "more-set"), ("set.short", "review"), ("change.safe-home", "rate"),
         ("face.2", "rate"), ("next", "reasons"), ("next", "review")]
# What such a visit says, in docs/formats/envelope.md's numbers and in the order of asking.
SAID = {"things-to-do": 5, "contact-and-help": 6, "learning-and-work": 9, "safe-home": 2}


def walk_all(kiosk, language):
    """Every screen of a visit, up to the thanks; returns what was on each."""
    seen = [check(kiosk, "welcome", language)]
    for tapped, screen in VISIT:
        page = kiosk.until(lambda p: True)
        if page["screen"] == "agree" and not kiosk.item(page, tapped):
            kiosk.tap("back")  # "Tell me more" stands on the pages before the last
        if tapped == "agree":
            kiosk.turn_to(tapped)
        kiosk.tap(tapped)
        while page["screen"] == "notice" and kiosk.until(lambda p: True)["screen"] == "notice":
            kiosk.tap("back")  # page by page, as it was read
        seen.append(check(kiosk, screen, language))
    kiosk.tap("send")
    seen.append(check(kiosk, "thanks", language))
    kiosk.tap("done")
    kiosk.on("welcome")
    return seen


def check(kiosk, screen, language):
    """(screen, promise, what can be pressed); what doesn't fit on one page is read to its end, as letters differ in height."""
    page = kiosk.on(screen)
    check_page(page, language)
    read = [ids(page)]
    point, found = page["point"], set(pressable(page))
    while screen in ("agree", "notice", "help", "review") and "next" in ids(page):
        kiosk.tap("next")
        page = kiosk.on(screen)
        check_page(page, language)
        read.append(ids(page))
        if read.count(read[-1]) > 1:
            break  # Help begins anew after its last page
        found |= set(pressable(page))
    if len(read) > 1:
        found.discard("next")
    return screen, point, sorted(found)


def test_both_languages_say_the_same(house):
    device = house.device()
    kiosk = house.kiosk(device)
    english = walk_all(kiosk, "en")
    speak(kiosk, "ur")
    urdu = walk_all(kiosk, "ur")
    for here, there in zip(english, urdu, strict=True):
        assert here == there, f"en {here}, ur {there}"
    # whoever comes next meets the kiosk as it was set up
    assert kiosk.on("welcome")["language"] == "en"
    assert waiting(device) == 2
    no_kiosk_needs_help(kiosk)


def test_the_outbox_holds_no_plain_answer(house):
    device = house.device()
    kiosk = house.kiosk(device)
    size = len(raw(device))
    walk_all(kiosk, "en")
    assert waiting(device) == 1
    with open(ROOT / "assets/packs/derby-2024/pack.toml", "rb") as file:
        points = [point["id"] for point in tomllib.load(file)["points"]]
    assert set(SHORT_SET) <= set(points)
    said = [SAID.get(point, 0) for point in points]
    stored = raw(device)
    for plain in (*points, "derby-2024", "face", "try-new"):
        assert plain.encode() not in stored, f"the outbox says {plain}"
    # the reasons' bits lie between the answers, so look for any such row
    for at in range(len(stored) - 2 * len(said)):
        if stored[at] == said[0] and list(stored[at:at + 2 * len(said):2]) == said:
            raise AssertionError(f"the answers are readable at byte {at}")
    assert len(stored) == size and len(slots(device)) == HOME_SLOTS


def test_back_keeps_what_was_chosen(house):
    kiosk = house.kiosk(house.device())
    to_the_questions(kiosk)
    choose(kiosk, "face.2")
    kiosk.tap("next")
    kiosk.on("reasons")
    choose(kiosk, "reason.costs")
    kiosk.tap("next")
    kiosk.until(lambda p: p["screen"] == "rate" and p["point"] == SHORT_SET[1])
    kiosk.tap("back")
    page = kiosk.until(lambda p: p["screen"] == "rate" and p["point"] == SHORT_SET[0])
    assert chosen(page) == ["face.2"], chosen(page)
    kiosk.tap("next")
    page = kiosk.on("reasons")
    assert chosen(page) == ["reason.costs"], chosen(page)
    kiosk.tap("back")
    assert chosen(kiosk.on("rate")) == ["face.2"]
    kiosk.tap("back")
    kiosk.on("practice")
    kiosk.tap("next")
    assert chosen(kiosk.on("rate")) == ["face.2"]


def test_thrown_away_leaves_nothing(house):
    device = house.device()
    kiosk = house.kiosk(device)
    kiosk.on("welcome")
    before = raw(device)
    to_stop(kiosk)
    kiosk.tap("stop.throw-away")
    kiosk.on("goodbye")
    kiosk.tap("done")
    kiosk.on("welcome")
    kiosk.tap("start")
    kiosk.on("agree")
    kiosk.turn_to("no-thanks")
    kiosk.tap("no-thanks")
    kiosk.on("goodbye")
    kiosk.tap("done")
    kiosk.on("welcome")
    assert raw(device) == before, "the outbox changed though nothing was sent"
    assert waiting(device) == 0


@contextlib.contextmanager
def held(device):
    """While another program writes, the kiosk can't."""
    db = sqlite3.connect(device.folder / "outbox.db", isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
        db.close()


def sends_once_it_is_stored(kiosk, device, button):
    before, taken = fingerprint(device), waiting(device)
    with held(device):
        kiosk.tap(button)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            assert kiosk.look()["screen"] != "thanks", "thanks though nothing can have been written"
            time.sleep(0.02)
        assert fingerprint(device) == before
    kiosk.on("thanks")
    assert fingerprint(device) != before and waiting(device) == taken + 1
    assert len(slots(device)) == HOME_SLOTS
    kiosk.tap("done")
    kiosk.on("welcome")


def test_thanks_only_when_it_is_stored(house):
    device = house.device()
    kiosk = house.kiosk(device)
    to_stop(kiosk)
    sends_once_it_is_stored(kiosk, device, "stop.send")
    to_the_questions(kiosk)
    for what in ("face.1", "say.not-for-me", "say.dont-understand", "skip"):
        answer(kiosk, what)
    kiosk.tap("set.short")
    to_send(kiosk)
    sends_once_it_is_stored(kiosk, device, "send")
    no_kiosk_needs_help(kiosk)


def test_help_opens_from_everywhere_and_returns(house):
    kiosk = house.kiosk(house.device())
    kiosk.on("welcome")
    there_and_back(kiosk)
    for tapped, screen in [("access", "access"), ("back", "welcome"), ("read", "read"), ("back", "welcome"), ("start", "agree"),
                           ("more", "notice"), ("back", "agree"), ("agree", "who"), ("who.me", "practice"), ("next", "rate"),
                           ("face.4", "rate"), ("next", "reasons"), ("stop", "stop"), ("back", "reasons"), ("next", "rate"),
                           ("skip", "rate"), ("skip", "rate"), ("skip", "more-set"), ("set.short", "review"), ("send", "thanks")]:
        kiosk.tap(tapped)
        kiosk.on(screen)
        if tapped != "back":
            there_and_back(kiosk)


def there_and_back(kiosk):
    before = kiosk.until(lambda p: True)
    kiosk.tap("help")
    check_page(kiosk.on("help"), "en")
    kiosk.tap("back")
    assert kiosk.seen(kiosk.on(before["screen"])) == kiosk.seen(before), f"{before['screen']} is another after Help"


def nothing_of_the_last_visit(kiosk):
    page = kiosk.on("welcome")
    assert page["language"] == "en" and page["direction"] == "ltr"
    kiosk.tap("start")
    kiosk.on("agree")
    kiosk.turn_to("agree")
    kiosk.tap("agree")
    assert not chosen(kiosk.on("who"))
    kiosk.tap("who.me")
    assert not chosen(kiosk.on("practice"))
    kiosk.tap("next")
    for _ in SHORT_SET:
        page = kiosk.on("rate")
        assert not chosen(page), f"{page['point']} shows {chosen(page)} of the visit before"
        kiosk.tap("skip")
        kiosk.until(lambda p, point=page["point"]: p["point"] != point)
    kiosk.on("more-set")


@patience(130)
def test_silence_asks_then_forgets(house):
    device = house.device(settings="[idle]\nask_after_seconds = 30\nclear_after_seconds = 20\n")
    kiosk = house.kiosk(device)
    speak(kiosk, "ur")
    to_the_questions(kiosk)
    before = raw(device)
    choose(kiosk, "face.4")
    check_page(kiosk.on("still-there", seconds=60), "ur")
    kiosk.tap("still-here")
    page = kiosk.on("rate")
    assert chosen(page) == ["face.4"] and page["language"] == "ur", "silence alone took the answer away"
    kiosk.on("still-there", seconds=60)
    kiosk.until(lambda p: p["screen"] == "welcome", seconds=60)
    assert raw(device) == before, "a visit that nobody ended left something"
    nothing_of_the_last_visit(kiosk)


def test_hide_and_the_next_visitor(house):
    device = house.device()
    kiosk = house.kiosk(device)
    speak(kiosk, "ur")
    before = raw(device)
    to_the_questions(kiosk)
    answer(kiosk, "face.1")
    choose(kiosk, "face.5")
    kiosk.tap("hide")
    nothing_of_the_last_visit(kiosk)
    assert raw(device) == before


def test_hasty_taps_do_no_harm(house):
    kiosk = house.kiosk(house.device())
    to_the_questions(kiosk)
    # twice on one face, and on a reason: chosen, not chosen and undone
    page = kiosk.ready_for("face.3")
    for _ in range(2):
        kiosk.tap_at(*kiosk.middle(page, "face.3"))
    assert chosen(kiosk.until(lambda p: chosen(p))) == ["face.3"]
    # Next lies where the next page's Next will lie: four taps while the page changes are one step
    page = kiosk.ready_for("next")
    for _ in range(4):
        kiosk.tap_at(*kiosk.middle(page, "next"))
        time.sleep(0.08)
    after = kiosk.on("reasons")
    assert kiosk.middle(after, "next") == kiosk.middle(page, "next"), "the pages no longer fit this test"
    assert after["point"] == SHORT_SET[0], "a hasty finger passed over a page"
    page = kiosk.ready_for("reason.costs")
    for _ in range(2):
        kiosk.tap_at(*kiosk.middle(page, "reason.costs"))
    assert chosen(kiosk.until(lambda p: chosen(p))) == ["reason.costs"]
    kiosk.tap("next")
    kiosk.until(lambda p: p["point"] == SHORT_SET[1])
    # a finger that was down when the page changed lifts on the next one
    x, y = kiosk.middle(kiosk.ready_for("skip"), "skip")
    kiosk.tap_at(x, y)
    kiosk.glass.ask(f"press {x} {y}")
    kiosk.until(lambda p: p["point"] == SHORT_SET[2])
    kiosk.glass.ask("release")
    time.sleep(0.3)
    assert kiosk.until(lambda p: True)["point"] == SHORT_SET[2]
    kiosk.tap("stop")
    page = kiosk.on("stop")
    for _ in range(3):
        kiosk.tap_at(*kiosk.middle(page, "stop.send"))
    kiosk.on("thanks")
    no_kiosk_needs_help(kiosk)


def test_a_double_tap_on_send_sends_once(house):
    device = house.device()
    kiosk = house.kiosk(device)
    page = to_stop(kiosk)
    for _ in range(3):
        kiosk.tap_at(*kiosk.middle(page, "stop.send"))
    kiosk.on("thanks")
    kiosk.tap("done")
    kiosk.on("welcome")
    assert waiting(device) == 1, waiting(device)
