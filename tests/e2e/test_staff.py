"""The screen for staff, through the real window: what opens it, what it says, and that it tells nothing of answers."""
import re

from house import HOME_SLOTS, no_kiosk_needs_help
from sealed import waiting
from session import NUMBER, to_the_pad
from walk import check_page, ids, short_visit, speak

WRONG = "9174"
ROWS = ["staff.this", "staff.network", "staff.sound.state", "staff.screen", "staff.languages", "staff.words",
        "staff.restart.state"]


def with_number(house, **more):
    made = house.run("pledge-sync", "staff-pin", given=NUMBER + "\n")
    assert made.code == 0, made.err
    assert NUMBER not in made.out and made.out.startswith("[staff]\npin = \"$argon2id$"), made.out
    return house.device(settings=made.out, **more)


def enter(kiosk, number):
    for digit in number:
        kiosk.tap(f"pin.{digit}")
    page = kiosk.look()
    assert kiosk.item(page, "pin.dots")["label"] == "•" * len(number), "the dots are not as many as the digits"
    kiosk.tap("done")


def to_staff(kiosk):
    to_the_pad(kiosk)
    enter(kiosk, NUMBER)
    return kiosk.on("staff")


def texts(kiosk):
    """Everything on all pages of the staff screen that can be read or heard."""
    page = kiosk.on("staff")
    seen = []
    while True:
        found = [(item["id"], item["label"], item["spoken"], tuple(item["state"])) for item in page["items"]]
        if found in seen:
            return seen
        seen.append(found)
        if "next" not in ids(page):
            return seen
        kiosk.tap("next")
        page = kiosk.on("staff")


def test_staff_screen(house):
    device = with_number(house)
    kiosk = house.kiosk(device)
    for language in ("en", "ur"):
        speak(kiosk, language)
        page = to_the_pad(kiosk)
        check_page(page, language)
        assert "disabled" in kiosk.item(page, "done")["state"], "a number without digits can be entered"
        left, right = (kiosk.item(page, f"pin.{digit}")["rect"][0] for digit in (1, 3))
        assert left < right, f"in {language} the digits run from right to left"
        enter(kiosk, WRONG)
        page = kiosk.until(lambda p: "pin.message" in ids(p))
        assert page["screen"] == "staff-pin"
        kiosk.tap("back")
        kiosk.on("access")
        kiosk.tap("done")
        speak(kiosk, language)
        page = to_staff(kiosk)
        check_page(page, language)
        said = [found for shown in texts(kiosk) for found in shown]
        names = {name for name, *_ in said}
        assert names >= {f"{row}.says" for row in ROWS} | {"staff.sound", "staff.restart", "staff.leave"}, names
        assert not [label for _, label, *_ in said if NUMBER in label], "the number is on the screen"
        kiosk.tap("staff.leave")
        kiosk.on("welcome")
    no_kiosk_needs_help(kiosk)


def test_play_a_sound(house):
    spoken = house.folder / "spoken"
    kiosk = house.kiosk(with_number(house), "--speech-log", str(spoken))
    page = to_staff(kiosk)
    while "staff.sound" not in ids(page):
        kiosk.tap("next")
        page = kiosk.on("staff")
    kiosk.tap("staff.sound")
    page = kiosk.until(lambda p: p["saying"])
    assert page["saying"] == "This is how loud a visit begins.", page["saying"]
    kiosk.tap("staff.leave")
    kiosk.on("welcome")
    no_kiosk_needs_help(kiosk)
    assert "This is how loud a visit begins." in spoken.read_text(encoding="utf-8")


def test_hide_locks_the_staff_screen(house):
    kiosk = house.kiosk(with_number(house))
    to_staff(kiosk)
    kiosk.tap("hide")
    kiosk.on("welcome")
    page = to_the_pad(kiosk)
    assert kiosk.item(page, "pin.dots")["label"] == "", "digits stayed"
    no_kiosk_needs_help(kiosk)


def test_no_number_no_way_in(house):
    kiosk = house.kiosk(house.device())
    kiosk.tap("access")
    first = ids(kiosk.on("access"))
    page = None
    while page != first:
        assert "staff" not in ids(kiosk.look())
        kiosk.tap("more")
        page = ids(kiosk.on("access"))
    no_kiosk_needs_help(kiosk)


def test_wrong_numbers_cost_a_minute(house):
    kiosk = house.kiosk(with_number(house))
    to_the_pad(kiosk)
    for _ in range(5):
        enter(kiosk, WRONG)
        page = kiosk.until(lambda p: "pin.message" in ids(p))
    assert "disabled" in kiosk.item(page, "pin.2")["state"], "the sixth number can be typed at once"
    kiosk.tap("hide")
    kiosk.on("welcome")
    page = to_the_pad(kiosk)
    assert "disabled" in kiosk.item(page, "pin.2")["state"], "leaving ends the pause"
    no_kiosk_needs_help(kiosk)


def test_staff_learn_nothing_of_answers(house):
    empty, full = with_number(house), with_number(house, name="full")
    house.put(full, ["5 0 0 0 0 0 0 0 0 0"] * HOME_SLOTS)
    assert (waiting(empty), waiting(full)) == (0, HOME_SLOTS)
    seen = []
    for device in (empty, full):
        kiosk = house.kiosk(device)
        if device is full:  # until the kiosk knows that it is
            kiosk.tap("start")
            kiosk.on("full")
            kiosk.tap("done")
            kiosk.on("welcome")
        to_staff(kiosk)
        # each has a number of its own, given when it was enrolled
        seen.append(re.sub(r"This kiosk [0-9a-f]{4}-[0-9a-f]{4}|This kiosk( [0-9a-f]){8}", "This kiosk", repr(texts(kiosk))))
        no_kiosk_needs_help(kiosk)
    assert seen[0] == seen[1], f"an empty and a full kiosk differ: {seen}"


def test_restart(house):
    device = with_number(house)
    kiosk = house.kiosk(device)
    short_visit(kiosk)
    to_staff(kiosk)
    page = kiosk.on("staff")
    while "staff.restart" not in ids(page):
        kiosk.tap("next")
        page = kiosk.on("staff")
    kiosk.tap_at(*kiosk.middle(kiosk.ready_for("staff.restart"), "staff.restart"))
    assert kiosk.process.wait(20) == 0, "whoever keeps the kiosk running takes the restart for a failure"
    kiosk.stop()
    assert waiting(device) == 1
    again = house.kiosk(device)
    again.on("welcome")
    no_kiosk_needs_help(again)
