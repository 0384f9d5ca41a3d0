"""What a child sets on the settings screen by hand: two taps from the first screen, kept for the visit, gone with it."""
from hands import OneSwitch, Touch, focused
from house import patience
from visitors_way import Visit, check_sealed, guest, write_settings
from walk import chosen, ids, pressable, rect

WANTED = ["look.dark", "press.one-switch", "size.3"]  # the size last: it moves everything
HEIGHT = 800


def all_settings(kiosk, tap):
    """What is chosen on every page of the settings screen, from the first to the first again."""
    on, first = set(), ids(kiosk.on("access"))
    while True:
        page = kiosk.on("access")
        on |= set(chosen(page))
        tap.choose("more")
        if ids(kiosk.on("access")) == first:
            return on


@patience(60)
def test_settings_by_hand_and_the_next_visitor(house):
    device = house.device()
    write_settings(device, choosing=OneSwitch.settings)
    kiosk = guest(house, device)
    tap = Touch(kiosk)
    kiosk.on("welcome")
    tap.choose("access")
    fresh = all_settings(kiosk, tap)
    assert not {"reach", *WANTED} & fresh, fresh
    # what helps most stands on the first page, two taps from the first screen; the rest behind "more"
    assert set(WANTED) <= set(pressable(kiosk.on("access"))), "more than two taps"
    for name in WANTED:
        tap.choose(name)
    while "reach" not in ids(kiosk.on("access")):
        tap.choose("more")
    tap.choose("reach")
    switch = OneSwitch(kiosk)
    assert focused(kiosk.on("access")), "the switch does not scan at once"
    switch.choose("done")
    page = kiosk.on("welcome")
    low = [name for name in pressable(page) if rect(page, name)[1] < HEIGHT / 2]
    assert not low, f"out of reach: {low}"
    for name in ("start", "agree", "who.me", "next", "face.5", "stop", "stop.send", "done"):
        switch.choose(name)
    check_sealed(device, Visit("en", "who.me", (("face.5", ""), ("", ""), ("", ""), ("", ""))))
    # the next visitor meets the kiosk as it was set up
    page = kiosk.on("welcome")
    assert not focused(page) and not page["scan"]["group"], "the scan goes on for the next visitor"
    tap.choose("access")
    assert all_settings(kiosk, tap) == fresh
    assert kiosk.stop() == 0
