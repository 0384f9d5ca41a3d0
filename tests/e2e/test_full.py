"""No room: an outbox whose slots are all taken, and a disk with nothing left."""
from disk import fill, small_disk
from house import EVENT_SLOTS, HOME_SLOTS, no_kiosk_needs_help
from sealed import arrived, raw, slots, waiting
from walk import answer, check_page, kind, short_visit, speak, to_send, to_the_questions


def full_then_empty(house, profile, slots_there):
    council = house.council()
    device = house.device(profile, council)
    size = len(raw(device))
    assert house.put(device, ["4 3 0 0 0 0 0 0 0 9"] * (slots_there - 1)) == slots_there - 1
    kiosk = house.kiosk(device)
    short_visit(kiosk)
    assert waiting(device) == slots_there
    before = raw(device)
    kiosk.until(lambda p: p["screen"] == "welcome")
    kiosk.tap("start")
    page = kiosk.on("full")
    check_page(page, "en")
    kind(page)
    kiosk.tap("done")
    speak(kiosk, "ur")
    kiosk.tap("start")
    check_page(kiosk.on("full"), "ur")
    kiosk.tap("done")
    kiosk.on("welcome")
    assert raw(device) == before, "a full outbox was written to"
    # tomorrow everything goes out, and there is room
    council.serve(days=1)
    device.sync()
    assert waiting(device) == 0 and len(raw(device)) == size
    said = arrived(council)
    assert len(said) == slots_there and len({i for i, _ in said}) == slots_there
    kiosk.until(lambda p: p["screen"] == "welcome")
    until_it_takes_answers(kiosk)
    no_kiosk_needs_help(kiosk)


def until_it_takes_answers(kiosk):
    """The kiosk notices by itself, within seconds, that there is room again."""
    for _ in range(10):
        kiosk.on("welcome")
        kiosk.tap("start")
        page = kiosk.until(lambda p: p["screen"] in ("agree", "full"))
        if page["screen"] == "agree":
            kiosk.tap("back")
            kiosk.on("welcome")
            return
        kiosk.tap("done")
    raise AssertionError("there is room, and the kiosk still says there is none")


def test_full_outbox_of_a_home(house):
    full_then_empty(house, "home", HOME_SLOTS)


def test_full_outbox_of_an_event(house):
    full_then_empty(house, "event", EVENT_SLOTS)


def test_full_disk(house):
    disk = small_disk(house)
    council = house.council()
    device = house.device("home", council, folder=disk / "kiosk")
    kiosk = house.kiosk(device)
    short_visit(kiosk)
    # it fills up while somebody answers
    to_the_questions(kiosk)
    for what in ("face.1", "skip", "skip", "skip"):
        answer(kiosk, what)
    kiosk.tap("set.short")
    to_send(kiosk)
    fill(disk)
    kiosk.tap("send")
    kind(kiosk.on("full"))
    kiosk.tap("done")
    kiosk.on("welcome")
    # and while it lasts nobody is asked in vain
    kiosk.tap("start")
    page = kiosk.on("full")
    check_page(page, "en")
    kind(page)
    kiosk.tap("done")
    kiosk.on("welcome")
    assert waiting(device) == 1 and len(slots(device)) == HOME_SLOTS
    assert house.log_path.read_text().count("is full, so no answers are taken; free some space") == 1
    (disk / "filler").unlink()
    until_it_takes_answers(kiosk)
    short_visit(kiosk)
    assert waiting(device) == 2
    no_kiosk_needs_help(kiosk)
    device.sync()
    assert len(arrived(council)) == 2
