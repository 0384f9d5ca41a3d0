"""Ways through a visit, and what must be true of every page on the way."""
from house import PIXELS_PER_MM, WINDOW

FACES = [f"face.{n}" for n in range(1, 6)]
OTHERS = ["say.not-sure", "say.not-for-me", "say.dont-understand"]
ALWAYS = {"help", "hide"}
IN_VISIT = ALWAYS | {"back", "stop"}
SHORT_SET = ["things-to-do", "contact-and-help", "learning-and-work", "safe-home"]

# What docs/inspect.md and the outside of the product promise for each screen.
MUST_HAVE = {
    "welcome": ALWAYS | {"start", "access", "lang.en", "lang.ur"},
    "closed": ALWAYS | {"access", "lang.en", "lang.ur"},
    "access": ALWAYS | {"back"},
    "sets": ALWAYS | {"back"},
    "read": ALWAYS | {"back", "next"},
    "replies": ALWAYS | {"back", "you-said", "answer"},
    "reply": IN_VISIT | {"next", "you-said", "answer"},
    "agree": IN_VISIT | {"agree", "no-thanks"},
    "notice": IN_VISIT,
    "who": IN_VISIT | {"who.me", "who.with"},
    "practice": IN_VISIT | {"next", *FACES},
    "rate": IN_VISIT | {"next", "skip", *FACES, *OTHERS},
    "reasons": IN_VISIT | {"next", "skip"},
    "more-set": IN_VISIT | {"set.short", "set.more"},
    "review": IN_VISIT,
    "stop": IN_VISIT | {"stop.send", "stop.throw-away"},
    "help": ALWAYS | {"back"},
    "still-there": {"still-here", "hide"},
    "thanks": ALWAYS | {"done"},
    "goodbye": {"done"},
    "full": ALWAYS | {"done"},
    "staff-pin": ALWAYS | {"back", "pin.dots", "pin.delete", "done"} | {f"pin.{digit}" for digit in range(10)},
    "staff": ALWAYS | {"title", "staff.leave"},
}
PRESSABLE = ("button", "radio", "checkbox")
TOP_KEYS = {"screen", "language", "direction", "point", "items", "frame", "settled"}
ITEM_KEYS = {"id", "role", "label", "spoken", "rect", "state"}
# Words that are for the staff and the log, never for a child.
UNKIND = ("error", "disk", "failed", "slot", "outbox", "database", "sqlite", "/")


def ids(page):
    return [item["id"] for item in page["items"]]


def pressable(page):
    return [item["id"] for item in page["items"] if item["role"] in PRESSABLE]


def rect(page, name):
    return next(item["rect"] for item in page["items"] if item["id"] == name)


def on_the_left(page, name):
    x, _, w, _ = rect(page, name)
    return x + w / 2 < WINDOW[0] / 2


def check_page(page, language):
    """What holds for every page in every language."""
    name = page["screen"]
    assert set(page) >= TOP_KEYS, f"{name} tells {sorted(page)}"
    assert page["language"] == language, f"{name} is in {page['language']}, not in {language}"
    right_to_left = language == "ur"
    assert page["direction"] == ("rtl" if right_to_left else "ltr"), f"{name} runs {page['direction']}"
    missing = MUST_HAVE[name] - set(ids(page))
    if name == "agree" and "next" in ids(page):
        missing -= {"agree", "no-thanks"}  # nobody agrees to what they have not been shown: they come with the last page
    assert not missing, f"{name} lacks {sorted(missing)}"
    assert len(ids(page)) == len(set(ids(page))), f"{name} says an id twice: {ids(page)}"
    for item in page["items"]:
        assert set(item) >= ITEM_KEYS, f"{item['id']} tells {sorted(item)}"
        x, y, w, h = item["rect"]
        place = f"{item['id']} on {name} in {language} at {item['rect']}"
        assert 0 <= x and 0 <= y and x + w <= WINDOW[0] and y + h <= WINDOW[1], f"{place} leaves the window"
        if item["role"] in PRESSABLE:
            assert min(w, h) + 1 >= 20 * PIXELS_PER_MM, f"{place} is smaller than 20 mm"
            assert item["spoken"], f"{place} says nothing"
    if "back" in ids(page):
        assert on_the_left(page, "back") != right_to_left, f"back on {name} in {language} is not where reading begins"
    if "face.1" in ids(page):
        worst_first = [rect(page, face)[0] for face in FACES]
        assert worst_first == sorted(worst_first, reverse=right_to_left), f"faces on {name} in {language}: {worst_first}"


def chosen(page):
    return [item["id"] for item in page["items"] if "chosen" in item["state"]]


def speak(kiosk, language):
    kiosk.until(lambda p: p["screen"] in ("welcome", "closed"))
    if kiosk.look()["language"] != language:
        kiosk.tap("lang." + language)
    return kiosk.until(lambda p: p["language"] == language)


def past_practice(kiosk):
    """From welcome to whatever comes first after the practice."""
    kiosk.on("welcome")
    kiosk.tap("start")
    kiosk.on("agree")
    kiosk.turn_to("agree")
    kiosk.tap("agree")
    kiosk.on("who")
    kiosk.tap("who.me")
    kiosk.on("practice")
    kiosk.tap("next")


def to_the_questions(kiosk):
    """From welcome to the first promise."""
    past_practice(kiosk)
    return kiosk.on("rate")


def choose(kiosk, what):
    kiosk.tap(what)
    return kiosk.until(lambda p: what in chosen(p))


def answer(kiosk, what):
    """Answers one promise and goes on to whatever comes after it."""
    point = kiosk.on("rate")["point"]
    if what == "skip":
        kiosk.tap("skip")
    else:
        choose(kiosk, what)
        kiosk.tap("next")
        if what.startswith("face."):
            kiosk.on("reasons")
            kiosk.tap("next")
    return kiosk.until(lambda p: p["screen"] != "rate" or p["point"] != point)


def to_stop(kiosk, what="face.4"):
    """From welcome, over one choice, to where it can be sent or thrown away."""
    to_the_questions(kiosk)
    choose(kiosk, what)
    kiosk.tap("stop")
    return kiosk.on("stop")


def short_visit(kiosk, what="face.4"):
    """The shortest visit that sends something."""
    to_stop(kiosk, what)
    kiosk.tap("stop.send")
    kiosk.on("thanks")
    kiosk.tap("done")
    return kiosk.on("welcome")


def to_send(kiosk):
    """From the first page of the review to the one with Send."""
    page = kiosk.on("review")
    while "send" not in ids(page):
        kiosk.tap("next")
        page = kiosk.on("review")
    return page


def kind(page):
    """What a child reads, with nothing in it about machines."""
    said = " ".join(item["label"] for item in page["items"]).lower()
    unkind = [word for word in UNKIND if word in said.split()]
    assert not unkind, f"a child reads {unkind}: {said}"
    return said
