"""Fingers on a touchscreen: a visit by touch alone, and everything a hand does beside it."""
import contextlib
import time

from house import no_kiosk_needs_help
from sealed import waiting
from touchscreen import TouchDisplay
from walk import answer, choose, chosen, ids, to_send, to_the_questions


@contextlib.contextmanager
def touched(house, device):
    """A kiosk on a touchscreen; nothing there moves a mouse."""
    display = TouchDisplay(house.folder / "x")
    house.ends.callback(display.close)
    kiosk = house.kiosk(device, display=display.name, finger=display.fingers)
    kiosk.glass.ask = lambda line: (_ for _ in ()).throw(AssertionError("this test must not use the mouse"))
    yield kiosk, display.fingers


def still(kiosk):
    """The page, once a press would have changed it."""
    time.sleep(0.4)
    return kiosk.until(lambda p: True)


def test_touch_alone_makes_a_visit(house):
    device = house.device()
    with touched(house, device) as (kiosk, _):
        to_the_questions(kiosk)
        for what in ("face.5", "say.not-sure", "skip", "face.1"):
            answer(kiosk, what)
        kiosk.on("more-set")
        kiosk.tap("set.short")
        to_send(kiosk)
        kiosk.tap("send")
        kiosk.on("thanks")
        assert waiting(device) == 1
        kiosk.tap("done")
        kiosk.on("welcome")
        no_kiosk_needs_help(kiosk)


def test_touch_that_slides_off_presses_nothing(house):
    with touched(house, house.device()) as (kiosk, fingers):
        kiosk.on("welcome")
        kiosk.tap("start")
        page = kiosk.on("agree")
        on, other = kiosk.middle(page, "agree"), kiosk.middle(page, "no-thanks")
        fingers.down(0, *on)
        fingers.slide(0, on[0], on[1] - 200)
        fingers.up(0, on[0], on[1] - 200)
        assert still(kiosk)["screen"] == "agree", "sliding off a button pressed it"
        fingers.down(0, *on)
        fingers.slide(0, *other)
        fingers.up(0, *other)
        assert still(kiosk)["screen"] == "agree", "sliding from one button to another pressed one"
        # there and back again is a press: it ends where it began
        fingers.down(0, *on)
        fingers.slide(0, on[0], on[1] - 200)
        fingers.slide(0, on[0] + 5, on[1])
        fingers.up(0, on[0] + 5, on[1])
        kiosk.on("who")


def test_touch_of_a_resting_palm_changes_nothing(house):
    with touched(house, house.device()) as (kiosk, fingers):
        to_the_questions(kiosk)
        page = kiosk.until(lambda p: True)
        # the edge of the hand lies where nothing is, and the child goes on
        fingers.down(5, 4, 540)
        fingers.down(6, 6, 620)
        choose(kiosk, "face.2")
        assert chosen(kiosk.until(lambda p: True)) == ["face.2"]
        fingers.slide(5, 8, 560)
        kiosk.tap("next")
        kiosk.on("reasons")
        fingers.up(5, 8, 560)
        fingers.up(6, 6, 620)
        assert still(kiosk)["screen"] == "reasons"
        # a hand that lay on a button of a page that is gone lifts off the next one
        kiosk.tap("back")
        page = kiosk.on("rate")
        fingers.down(5, *kiosk.middle(page, "skip"))
        kiosk.tap("next")
        page = kiosk.on("reasons")
        assert "skip" in ids(page)
        fingers.up(5, *kiosk.middle(page, "skip"))
        assert still(kiosk)["screen"] == "reasons", "a hand that only lifted pressed something"


def test_touch_of_a_second_finger_is_ignored(house):
    with touched(house, house.device()) as (kiosk, fingers):
        to_the_questions(kiosk)
        choose(kiosk, "face.4")
        kiosk.tap("next")
        page = kiosk.on("reasons")
        x, y = kiosk.middle(page, "reason.costs")
        # two fingers on one reason are one press, not one press and one undo
        fingers.down(0, x - 30, y)
        fingers.down(1, x + 30, y)
        fingers.up(0, x - 30, y)
        fingers.up(1, x + 30, y)
        assert chosen(still(kiosk)) == ["reason.costs"]
        # two fingers that swap their places press nothing
        one, two = kiosk.middle(page, "reason.try-new"), kiosk.middle(page, "next")
        fingers.down(0, *one)
        fingers.down(1, *two)
        fingers.slide(0, *two)
        fingers.slide(1, *one)
        fingers.up(0, *two)
        fingers.up(1, *one)
        page = still(kiosk)
        assert page["screen"] == "reasons" and chosen(page) == ["reason.costs"]
        # the first finger counts while another lies beside it
        fingers.down(1, 4, 540)
        kiosk.tap("reason.try-new")
        fingers.up(1, 4, 540)
        assert set(chosen(still(kiosk))) == {"reason.costs", "reason.try-new"}
        no_kiosk_needs_help(kiosk)
