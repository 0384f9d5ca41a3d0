"""A picture of every screen in every language, taken of the real window."""
import shutil

from visitors import to_question

# as a visit meets them, then those that only some visits do
ORDER = ["welcome", "access", "read", "replies", "agree", "notice", "who", "practice", "reply", "rate", "rate-chosen", "reasons", "help",
         "stop", "more-set", "review", "still-there", "thanks", "goodbye", "closed", "full", "trouble"]


class Album:
    """Numbers pictures by their place in ORDER: 01-welcome.png, 02-access.png, …"""

    def __init__(self, kiosk, folder):
        self.kiosk = kiosk
        self.folder = folder
        self.taken = []

    def take(self, name, screen=None):
        self.kiosk.on(screen or name)
        self.kiosk.shot(f"{self.folder}/{ORDER.index(name) + 1:02d}-{name}.png")
        self.taken.append(name)


def choose_language(kiosk, language):
    page = kiosk.until(lambda p: p["screen"] in ("welcome", "closed"))
    if page["language"] == language:
        return
    kiosk.tap("lang." + language)
    kiosk.until(lambda p: p["language"] == language)


def resting(kiosk, album):
    """The pages that a visit begins with."""
    album.take("welcome")
    kiosk.tap("access")
    album.take("access")
    kiosk.tap("back")
    kiosk.on("welcome")
    kiosk.tap("read")
    album.take("read")
    kiosk.tap("back")
    kiosk.on("welcome")
    kiosk.tap("replies")
    album.take("replies")
    kiosk.tap("back")
    kiosk.on("welcome")


def visit(kiosk, album):
    """A whole visit with its side doors; sends nothing."""
    kiosk.tap("start")
    album.take("agree")
    kiosk.tap("more")
    album.take("notice")
    kiosk.tap("back")
    kiosk.on("agree")
    kiosk.turn_to("agree")
    kiosk.tap("agree")
    album.take("who")
    kiosk.tap("who.me")
    album.take("practice")
    kiosk.tap("next")
    album.take("reply")
    to_question(kiosk)
    album.take("rate")
    kiosk.tap("face.4")
    kiosk.until(lambda p: "chosen" in kiosk.item(p, "face.4")["state"])
    album.take("rate-chosen", "rate")
    kiosk.tap("next")
    page = kiosk.on("reasons")
    kiosk.tap(next(i["id"] for i in page["items"] if i["id"].startswith("reason.")))
    album.take("reasons")
    kiosk.tap("help")
    album.take("help")
    kiosk.tap("back")
    kiosk.on("reasons")
    kiosk.tap("stop")
    album.take("stop")
    kiosk.tap("back")
    kiosk.on("reasons")
    kiosk.tap("next")
    for what in ("face.2", "say.not-sure"):
        to_question(kiosk)
        kiosk.tap(what)
        kiosk.tap("next")
        if what.startswith("face."):
            kiosk.on("reasons")
            kiosk.tap("next")
    to_question(kiosk)
    kiosk.tap("skip")
    album.take("more-set")
    kiosk.tap("set.short")
    album.take("review")
    kiosk.until(lambda p: p["screen"] == "still-there", seconds=60)
    album.take("still-there")
    kiosk.tap("still-here")
    kiosk.on("review")
    kiosk.turn_to("send")
    kiosk.tap("send")
    album.take("thanks")
    kiosk.tap("done")
    kiosk.on("welcome")


def goodbye(kiosk, album):
    kiosk.tap("start")
    kiosk.on("agree")
    kiosk.turn_to("no-thanks")
    kiosk.tap("no-thanks")
    album.take("goodbye")
    kiosk.tap("done")
    kiosk.on("welcome")


def fill(kiosk):
    """Short visits until the outbox has no room: a home kiosk has twelve slots a day."""
    for _ in range(13):
        kiosk.on("welcome")
        kiosk.tap("start")
        if kiosk.until(lambda p: p["screen"] in ("agree", "full"))["screen"] == "full":
            return
        kiosk.turn_to("agree")
        kiosk.tap("agree")
        kiosk.on("who")
        kiosk.tap("who.me")
        kiosk.on("practice")
        kiosk.tap("next")
        to_question(kiosk)
        kiosk.tap("skip")
        to_question(kiosk)
        kiosk.tap("stop")
        kiosk.on("stop")
        kiosk.tap("stop.send")
        kiosk.until(lambda p: p["screen"] in ("thanks", "full"))
        kiosk.tap("done")


def damage(folder, copy):
    """A copy of a kiosk's folder whose installed words are broken."""
    shutil.copytree(folder, copy)
    for pack in (copy / "packs").iterdir():
        pack.write_bytes(pack.read_bytes()[:-200])
    return copy
