"""What a room saw of itself is what the council publishes of it, and what was promised there waits for the officer."""
import json
import re
import time

from house import patience
from live_room import Room
from refusal import ANSWER
from test_dashboard import check_page, open_door

POINT, OTHER = "safe-home", "learning-and-work"
PAPER = {1: 5, 2: 4, 3: 6, 5: 11, 6: 5}  # faces, then not sure: 31 votes
PROMISE = "free bus"


def on_paper(room, counts):
    room.press("live.paper", "live-paper")
    for pile, count in counts.items():
        for _ in range(count):
            room.kiosk.tap(f"live.paper.{pile}.plus")
            time.sleep(0.55)  # a target is deaf for half a second after it was pressed
    room.press("live.paper.add", "live-vote")
    room.until_votes(sum(counts.values()))


def shown_to_the_room(room):
    """The cells as a release writes them."""
    room.press("live.close", "live-closed")
    room.press("live.reveal", "live-shown")
    said = room.shown()
    room.picture("shown")
    return [int(re.search(r"About (\d+)", cell)[1]) if "About" in cell else "<5" for cell in said]


def promise(room):
    """Typed on the glass, read back, kept."""
    room.press("live.promise", "live-promise")
    room.press("live.what", "live-type")
    for letter in PROMISE:
        room.kiosk.tap("live.key.space" if letter == " " else f"live.key.{letter}")
        time.sleep(0.55)
    room.picture("typed")
    room.press("live.done", "live-promise")
    room.press("next", "live-read-back")
    room.picture("read-back")
    room.press("live.keep", "live-shown")


@patience(90)
def test_what_the_council_publishes_is_what_the_room_saw(house):
    council = house.council()
    amira = open_door(house, council)
    room = Room(house, phones=False, council=council)
    room.lead()
    room.join(POINT)
    room.press("live.vote", "live-vote")
    on_paper(room, PAPER)
    seen = shown_to_the_room(room)
    assert seen == [10, 5, 10, 5], f"of {PAPER} the room sees {seen}"
    promise(room)
    room.press("live.another", "live-choose")
    room.join(OTHER)
    room.press("live.vote", "live-vote")
    on_paper(room, {4: 6, 6: 6})
    assert len(shown_to_the_room(room)) == 4, "twelve votes are not shown"
    room.press("live.another", "live-choose")
    room.press("live.end", "live-end")
    assert room.kiosk.stop() == 0
    room.device.sync()

    other = house.device("event", council, name="other")
    house.put(other, [ANSWER] * 35)
    other.sync()
    council.serve(days=2)
    council.stop_wave()
    council.serve(days=17)
    council.close_wave()
    pulled = house.run("pledge-results", "pull", "--server", council.address, "--wave", "demo", "--out", house.folder / "out", days=17)
    assert pulled.code == 0, pulled.err
    points = {point["id"]: point for point in json.loads((house.folder / "out" / "results.json").read_text())["points"]}
    assert points[POINT]["sessions"] == seen, points[POINT]
    # what twelve saw is for those twelve
    assert not any("sessions" in point for name, point in points.items() if name != POINT), points

    amira.sign_in().go("/commitments")
    assert PROMISE in amira.text().lower(), amira.text()
    check_page(amira, "commitments, with one to confirm")
    amira.shot(str(house.folder / "to-confirm.png"))
    amira.go("/results/demo/" + POINT)
    assert "In live sessions" in amira.text(), amira.text()
    check_page(amira, "a promise with live sessions")
    amira.shot(str(house.folder / "sessions.png"))
