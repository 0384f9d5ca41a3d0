"""Forty visitors: what each will tap, and the tapping of it through the real window."""

FIRST = ["things-to-do", "contact-and-help", "learning-and-work", "safe-home"]
VISITORS = 40

# For each promise of the short set, how many choose what. They give rows with and without a cell below five; what a few
# visitors say of one promise more must not be shown.
PLAN = {
    "things-to-do": [("face.5", 18), ("face.4", 13), ("face.3", 3), ("face.2", 4), ("face.1", 2)],
    "contact-and-help": [("face.5", 9), ("face.4", 8), ("face.3", 9), ("face.2", 7), ("face.1", 5), ("say.not-sure", 2)],
    "learning-and-work": [("face.5", 20), ("face.4", 13), ("face.3", 2), ("face.2", 3), ("face.1", 2)],
    "safe-home": [("face.5", 17), ("face.4", 13), ("face.3", 3), ("face.1", 4), ("skip", 3)],
}


def taps_of(visitor):
    """What visitor 0…39 chooses for each promise of the short set. Choices are spread, so that neighbours differ."""
    out = {}
    for shift, (point, parts) in enumerate(PLAN.items()):
        every = [what for what, n in parts for _ in range(n)]
        assert len(every) == VISITORS
        out[point] = every[(visitor * 17 + shift * 11) % VISITORS]
    return out


class Tally:
    """What was tapped, counted here and nowhere in the product."""

    def __init__(self):
        self.faces = {}

    def add(self, point, what):
        if what.startswith("face."):
            row = self.faces.setdefault(point, {})
            row[what[5:]] = row.get(what[5:], 0) + 1


def to_question(kiosk):
    """Past what the council replied about this promise, where it did; the page that asks."""
    if kiosk.until(lambda p: p["screen"] in ("reply", "rate"))["screen"] == "reply":
        kiosk.tap("next")
    return kiosk.on("rate")


def answer(kiosk, point, what, tally):
    page = to_question(kiosk)
    assert page["point"] == point, f"{page['point']} is asked instead of {point}"
    if what == "skip":
        kiosk.tap("skip")
    else:
        kiosk.tap(what)
        kiosk.until(lambda p: "chosen" in kiosk.item(p, what)["state"])
        kiosk.tap("next")
        if what.startswith("face."):
            page = kiosk.on("reasons")
            reasons = [i["id"] for i in page["items"] if i["id"].startswith("reason.")]
            kiosk.tap(reasons[hash_of(point + what) % len(reasons)])
            while kiosk.until(lambda p: True)["screen"] == "reasons":  # long words need a second page
                kiosk.tap("next")
    tally.add(point, what)


def hash_of(text):
    return sum(text.encode())


def visit(kiosk, visitor, languages, tally):
    """One visit from Start to Done."""
    kiosk.on("welcome")
    language = languages[visitor % len(languages)]
    if kiosk.look()["language"] != language:
        kiosk.tap("lang." + language)
        kiosk.until(lambda p: p["language"] == language)
    kiosk.tap("start")
    kiosk.on("agree")
    kiosk.turn_to("agree")
    kiosk.tap("agree")
    kiosk.on("who")
    kiosk.tap("who.with" if visitor % 3 == 0 else "who.me")
    kiosk.on("practice")
    kiosk.tap("next")
    for point, what in taps_of(visitor).items():
        answer(kiosk, point, what, tally)
    kiosk.on("more-set")
    if visitor % 8 == 3:
        kiosk.tap("set.more")
        answer(kiosk, to_question(kiosk)["point"], "face.4", tally)
        to_question(kiosk)
        kiosk.tap("stop")
        kiosk.on("stop")
        kiosk.tap("stop.send")
    else:
        kiosk.tap("set.short")
        kiosk.on("review")
        kiosk.turn_to("send")
        kiosk.tap("send")
    kiosk.on("thanks")
    kiosk.tap("done")
    kiosk.on("welcome")
