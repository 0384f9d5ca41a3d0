"""You said, we did: what a council replies reaches its kiosks, is read by taps, and changes nothing about what is asked."""
import json
import pathlib
import time
import urllib.request

from council import ROOT
from house import no_kiosk_needs_help
from sealed import arrived
from swap import Swap
from walk import SHORT_SET, check_page, ids, past_practice, speak, to_stop

FILE = ROOT / "tests" / "support" / "replies-derby-2024.json"
REPLIES = {reply["point"]: reply for reply in json.loads(FILE.read_text(encoding="utf-8"))["replies"]}


def publish(council, folder, points, passphrase="publisher"):
    """The council publishes replies to these promises, beside those that it has published."""
    chosen = {"format": 1, "set": "derby-2024", "version": 1, "replies": [REPLIES[p] for p in points]}
    path = pathlib.Path(folder) / "replies.json"
    path.write_text(json.dumps(chosen), encoding="utf-8")
    council.command("replies", "import", path, "--approved")
    council.command("replies", "publish", passphrase=passphrase)


def status(house, device):
    done = house.run("pledge-sync", "status", "--data", device.folder)
    assert done.code == 0, done
    return json.loads(done.out)


def label(page, name):
    return next(item["label"] for item in page["items"] if item["id"] == name)


def check_told(page, point, language):
    """The page tells the reply to this promise, in this language or else in English."""
    reply = REPLIES[point]
    words = reply["words"].get(language, reply["words"]["en"])
    assert page["point"] == point or page["screen"] == "thanks", page["point"]
    # alone, or behind what it is where there is little room
    assert label(page, "you-said").endswith(words["you_said"]), page
    assert label(page, "answer").endswith(words["answer"]), page
    assert ("instead" in ids(page)) == ("instead" in words), page
    if page["screen"] != "reply":  # before a question there is less to read
        assert label(page, "who") == words["who"], page
    badges = [item["label"] for item in page["items"] if item["id"] == "badge"]
    assert bool(badges) == (language != "en"), badges  # the languages of the tests are drafts


def arrive(kiosk, what, seconds=30):
    """Looks at the replies until they are as wanted: nothing changes under somebody's hands, and the disk is looked at
    every ten seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kiosk.tap("replies")
        page = kiosk.on("replies")
        kiosk.tap("hide")
        kiosk.on("welcome")
        if what(page):
            return
        time.sleep(1)
    raise AssertionError(f"the replies did not arrive: {page}")


def read_all(kiosk, language, points):
    """From the first page through all replies and back."""
    kiosk.tap("replies")
    for i, point in enumerate(points):
        page = kiosk.until(lambda p, point=point: p["screen"] == "replies" and p["point"] == point)
        check_page(page, language)
        check_told(page, point, language)
        if i + 1 < len(points):
            kiosk.tap("reply.next")
    last = next((item for item in page["items"] if item["id"] == "reply.next"), None)
    assert last is None or "disabled" in last["state"], "there is no reply after the last"
    kiosk.tap("back")
    kiosk.on("welcome")


def visit(kiosk, language, replied, face):
    """A visit over the short set: before a question that was replied to comes what was said and done."""
    past_practice(kiosk)
    for point in SHORT_SET:
        page = kiosk.until(lambda p, point=point: p["screen"] in ("reply", "rate") and p["point"] == point)
        assert (page["screen"] == "reply") == (point in replied), page
        if point in replied:
            check_page(page, language)
            check_told(page, point, language)
            assert "better" in ids(page), page
            kiosk.tap("next")
            page = kiosk.until(lambda p, point=point: p["screen"] == "rate" and p["point"] == point)
        check_page(page, language)
        assert "you-said" not in ids(page), "the question is asked as ever"
        kiosk.tap(face)
        kiosk.until(lambda p: any(i["id"] == face and "chosen" in i["state"] for i in p["items"]))
        kiosk.tap("next")
        kiosk.on("reasons")
        kiosk.tap("next")
    kiosk.on("more-set")
    kiosk.tap("set.short")
    kiosk.on("review")
    kiosk.turn_to("send")
    kiosk.tap("send")
    page = kiosk.on("thanks")
    check_page(page, language)
    return page


def test_what_a_council_replies_is_told_on_its_kiosks(house):
    council = house.council()
    device = house.device("event", council)
    kiosk = house.kiosk(device)
    page = kiosk.on("welcome")
    assert "replies" not in ids(page), "nothing leads to replies that are not there"
    publish(council, house.folder, ["things-to-do"])
    device.sync()
    page = kiosk.until(lambda p: "replies" in ids(p), 30)
    replied = ["safe-home", "things-to-do", "learning-and-work"]
    publish(council, house.folder, replied[::2])
    device.sync()
    assert status(house, device)["replies"] == [{"id": "derby-2024", "version": 2}]
    assert len(list((device.folder / "replies").glob("*.signed"))) == 2
    arrive(kiosk, lambda p: "reply.next" in ids(p))
    for language in ("en", "ur"):
        kiosk.on("welcome")
        speak(kiosk, language)
        read_all(kiosk, language, replied)
        page = visit(kiosk, language, replied, "face.2")
        if "replies" in ids(page):  # where the page has no room for a reply, a button leads to them
            kiosk.tap("replies")
            page = kiosk.on("replies")
        check_told(page, "safe-home", language)
        kiosk.tap("reply.next")
        check_told(kiosk.until(lambda p: label(p, "you-said") != label(page, "you-said")), "things-to-do", language)
        if page["screen"] == "replies":
            kiosk.tap("back")
            kiosk.on("thanks")
        kiosk.tap("done")
        kiosk.on("welcome")
    no_kiosk_needs_help(kiosk)
    # what was answered is what was tapped, and nothing about what was read
    council.serve(days=1)
    device.sync()
    said = [points for _, points in arrived(council)]
    assert len(said) == 2 and said[0] == said[1] and sorted(said[0]) == [0] * 6 + [2] * 4, said


def test_replies_that_are_not_the_councils_are_refused(house):
    council = house.council()
    swap = Swap(council.address)
    house.ends.callback(swap.close)
    device = house.device("event", house.street.at(council, swap.address))
    publish(council, house.folder, ["things-to-do"])
    device.sync()
    kiosk = house.kiosk(device)
    kiosk.until(lambda p: "replies" in ids(p), 30)

    stranger = house.council("stranger")
    words = stranger.secret("words", "another key of another council")
    stranger.command("publisher", "rotate", "--new-passphrase-file", words)
    publish(stranger, house.folder, ["health"], "words")
    publish(council, house.folder, ["safe-home"])
    path = "/v1/replies/derby-2024/2"
    good = urllib.request.urlopen(council.address + path, timeout=10).read()
    older = urllib.request.urlopen(council.address + "/v1/replies/derby-2024/1", timeout=10).read()
    foreign = urllib.request.urlopen(stranger.address + "/v1/replies/derby-2024/1", timeout=10).read()
    for body, state in ((foreign, "not-trusted"), (older, "not-trusted"), (good[:-40], "not-trusted"), (b"", "not-trusted")):
        swap.instead[path] = body
        done = house.run("pledge-sync", "once", "--data", device.folder)
        assert done.code == 1 and "replies" in done.err, done
        seen = status(house, device)
        assert seen["state"] == state and seen["replies"] == [] and seen["needs_help"], seen
        page = kiosk.on("welcome")
        kiosk.tap("replies")
        check_told(kiosk.on("replies"), "things-to-do", "en")
        kiosk.tap("back")
        kiosk.on("welcome")
    # with a manifest of theirs that names it the foreign file is no better
    swap.instead.update({path: foreign, "/v1/manifest": urllib.request.urlopen(stranger.address + "/v1/manifest", timeout=10).read()})
    done = house.run("pledge-sync", "once", "--data", device.folder)
    assert done.code == 1 and status(house, device)["state"] == "not-trusted", done
    swap.instead.clear()
    device.sync()
    assert status(house, device)["replies"] == [{"id": "derby-2024", "version": 2}]
    arrive(kiosk, lambda p: p["point"] == "safe-home")

    # damaged on the kiosk's own disk: the last good ones are told, and it goes on asking
    newest = device.folder / "replies" / "derby-2024-2.signed"
    newest.write_bytes(foreign)
    arrive(kiosk, lambda p: p["point"] == "things-to-do")
    for path in (device.folder / "replies").glob("*"):
        path.write_bytes(b"nothing")
    kiosk.until(lambda p: p["screen"] == "welcome" and "replies" not in ids(p), 30)
    to_stop(kiosk)
    kiosk.tap("stop.send")
    page = kiosk.on("thanks")
    assert "last-time" in ids(page), page
    no_kiosk_needs_help(kiosk)
