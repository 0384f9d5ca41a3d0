"""Live sessions through the real window, the real pledge-poll, and phones in a real browser."""
import json
import time

from house import patience
from live_room import Room
from phone import Phone
from walk import speak

LANGUAGES = ("en", "pa", "pl", "sk", "ur")
POINT = "safe-home"


class Scanned(Phone):
    """A phone whose camera has read the picture once: thirty of them need not photograph the screen thirty times."""

    def __init__(self, house, room, url, name, languages):
        super().__init__(house.chromium(), room, name, languages)
        self.url_on_the_screen = url

    def scan(self):
        self.do("goto", url=self.url_on_the_screen)
        return self


def words_of(house, code):
    return json.loads((house.build / "locales" / code / "poll.json").read_text(encoding="utf-8"))["words"]


@patience(60)
def test_thirty_phones_and_a_kiosk_run_a_whole_session(house):
    room = Room(house)
    room.lead()
    room.join(POINT)
    url = room.scanned()
    phones = [Scanned(house, room, url, f"phone-{i}", LANGUAGES[i % 5]) for i in range(30)]
    words = {code: words_of(house, code) for code in LANGUAGES}
    for phone in phones:
        phone.scan()
    room.kiosk.until(lambda page: "30" in room.kiosk.item(page, "live.phones")["label"], seconds=60)
    room.picture("join-30")
    room.press("live.vote", "live-vote")
    for i, phone in enumerate(phones):
        said = words[LANGUAGES[i % 5]]
        phone.sees(said["say.not-sure"])
        if i == 0:  # by keyboard alone
            phone.run("document.querySelector('main button').focus()")
            phone.press("Enter")
        else:
            phone.answer(said["face.5" if i % 3 else "face.1"])
        phone.sees(said["live.vote.sent"])
    phones[4].shot(str(house.folder / "phone-ur-voted.png"))
    room.until_votes(30)
    room.picture("vote-30")
    page = room.kiosk.look()
    assert not any(item["id"].startswith("live.cell.") for item in page["items"]), "a result before the reveal"
    room.press("live.close", "live-closed")
    for i, phone in enumerate(phones[:5]):
        phone.sees(words[LANGUAGES[i]]["live.closed.line"])
    room.press("live.reveal", "live-shown")
    assert room.shown(), "the room sees nothing"
    room.picture("shown-30")
    house.log.write(f"shown: {room.shown()}\n")
    for i, phone in enumerate(phones):
        phone.sees(words[LANGUAGES[i % 5]]["live.reveal.less"])
    phones[4].shot(str(house.folder / "phone-ur-shown.png"))
    assert all(not phone.said for phone in phones), [phone.said for phone in phones if phone.said]
    room.press("live.another", "live-choose")
    room.press("live.end", "live-end")
    for i, phone in enumerate(phones[:5]):
        phone.sees(words[LANGUAGES[i]]["phone.over.line"])
        assert phone.kept() == [[], [0, ""], ""], "a phone keeps something"
    assert not (room.device.folder / "session.json").exists(), "the session's file is still there"


@patience(30)
def test_the_kiosk_is_passed_round(house):
    room = Room(house, phones=False)
    speak(room.kiosk, "ur")
    room.lead()
    room.picture("choose")
    room.join(POINT)
    room.picture("join")
    room.press("live.vote", "live-vote")
    room.picture("vote")
    room.pass_round(["face.5", "face.5", "face.5", "skip"])
    assert room.votes_in() == 3, "votes in do not add up"
    room.press("live.close", "live-closed")
    room.press("live.reveal", "live-shown")
    assert not room.shown(), f"three votes are shown: {room.shown()}"
    room.press("live.again", "live-vote")
    assert room.votes_in() == 0, "asked again, and votes are there"
    room.pass_round(["face.1", "face.2", "face.3", "face.4", "face.5", "face.5", "say.not-sure"])
    room.press("live.pass", "live-cover")
    room.picture("cover")
    room.press("live.ready", "live-ballot")
    room.kiosk.tap("face.4")
    room.picture("ballot")
    room.kiosk.tap("skip")
    room.press("live.passed", "live-vote")
    room.press("live.paper", "live-paper")
    room.picture("paper")
    for _ in range(4):
        room.kiosk.tap("live.paper.5.plus")
        time.sleep(0.6)  # a target is deaf for half a second after it was pressed
    room.press("live.paper.add", "live-vote")
    assert room.votes_in() == 11, f"{room.votes_in()} votes are in, of eleven"
    room.press("live.close", "live-closed")
    room.press("live.reveal", "live-shown")
    room.picture("shown")
    assert room.shown(), "eleven votes are not shown"
    assert "11" not in " ".join(room.shown()), f"a count is shown: {room.shown()}"


@patience(30)
def test_what_restarts_in_mid_session_goes_on(house):
    room = Room(house)
    room.lead()
    room.join(POINT)
    url = room.scanned()
    phone = Scanned(house, room, url, "sam", "en-GB").scan()
    words = words_of(house, "en")
    room.press("live.vote", "live-vote")
    phone.sees(words["say.not-sure"]).answer(words["face.4"]).sees(words["live.vote.sent"])
    room.until_votes(1)
    # the kiosk is switched off
    room.kiosk.process.kill()
    room.kiosk.process.wait()
    room.kiosk = house.kiosk(room.device, display=room.display.name)
    room.kiosk.on("live-vote")
    assert room.votes_in() == 0, "votes outlive the kiosk"
    phone.sees(words["say.not-sure"]).answer(words["face.5"]).sees(words["live.vote.sent"])
    room.until_votes(1)
    room.press("live.close", "live-closed")
    room.press("live.longer", "live-vote")
    assert room.votes_in() == 1, "more time costs votes"
    # the program for phones ends
    room.poll.stop(kill=True)
    room.until_votes(0)
    room.poll.start()
    phone.sees(words["say.not-sure"])
    room.kiosk.until(lambda page: "live.in" in [item["id"] for item in page["items"]], seconds=20)
