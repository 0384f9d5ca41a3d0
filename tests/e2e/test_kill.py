"""kill −9 of the real kiosk at random moments round Send. tests/faults/kill_outbox does hundreds below the window."""
import random
import signal
import time

from house import EVENT_SLOTS, patience
from sealed import arrived, slots, waiting
from walk import to_stop

# after the tap on Send, in seconds: the commit is under way within these
SOONEST, LATEST = 0.0, 0.12


def send_and_kill(kiosk, page, after, watch):
    """Taps Send and kills: `after` so many seconds, or (`watch`) at the first sight of thanks. Whether thanks were seen."""
    kiosk.tap_at(*kiosk.middle(page, "stop.send"))
    end = time.monotonic() + after
    thanked = False
    while not thanked and time.monotonic() < end:
        thanked = watch and kiosk.look()["screen"] == "thanks"
    kiosk.stop(signal.SIGKILL)
    return thanked


@patience(100)
def test_kill_around_send(house):
    council = house.council()
    device = house.device("event", council)
    display = house.display().name
    dice = random.Random(20241122)
    stored, met = 0, {"nothing stored": 0, "stored, not thanked": 0, "thanked": 0}
    for round_ in range(house.street.rounds):
        kiosk = house.kiosk(device, display=display)
        page = to_stop(kiosk, f"face.{1 + round_ % 5}")
        # by turns: blindly, watching for thanks, and not before there are thanks
        watch, after = round_ % 3 > 0, 10 if round_ % 3 == 2 else dice.uniform(SOONEST, LATEST)
        thanked = send_and_kill(kiosk, page, after, watch)
        assert thanked or after != 10, "no thanks within ten seconds"
        now = waiting(device)
        moment = f"round {round_}, killed within {after:.3f} s of Send, thanked: {thanked}"
        assert now in (stored, stored + 1), f"{moment}: {stored} answers became {now}"
        assert now == stored + 1 or not thanked, f"{moment}: thanked for an answer that is gone"
        assert len(slots(device)) == EVENT_SLOTS
        met["thanked" if thanked else "stored, not thanked" if now > stored else "nothing stored"] += 1
        stored = now
    house.log.write(f"kills met {met}\n")
    # the next visitor finds a kiosk that works
    kiosk = house.kiosk(device, display=display)
    to_stop(kiosk)
    kiosk.tap("stop.send")
    kiosk.on("thanks")
    assert kiosk.stop() == 0
    assert waiting(device) == stored + 1
    device.sync()
    assert waiting(device) == 0
    said = arrived(council)
    assert len(said) == stored + 1, f"{stored + 1} answers were stored, {len(said)} arrived"
    assert len({i for i, _ in said}) == len(said), "an answer arrived twice"
