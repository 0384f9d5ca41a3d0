"""Ways of choosing: each hand reaches an item in its own way and sees what stands out, as its child does.

A hand offers choose(id), which returns when the item was chosen and something on the page has changed.
"""
import time

from kiosk import Gone
from walk import ids, pressable

SECONDS = 20  # within which a hand gets to what it wants: one switch goes round slowly


def focused(page):
    return [item["id"] for item in page["items"] if "focused" in item["state"]]


def at_group(page):
    """Whether a group as a whole stands out. The page's own choices are a group without a name."""
    return bool(page["scan"]["group"]) or len(focused(page)) > 1


class Hand:
    method = ""     # as kiosk.toml calls it
    settings = ""   # further lines of [choosing]

    def __init__(self, kiosk):
        self.kiosk = kiosk

    def choose(self, name):
        page = self.kiosk.until(lambda p: True)
        while name not in ids(page) and "next" in pressable(page):  # large words need more pages
            self.choose("next")
            page = self.kiosk.until(lambda p: True)
        page = self.kiosk.ready_for(name)
        self.reach(page, name)
        self.kiosk.until(lambda p: self.told(p) != self.told(page), SECONDS)
        return page

    @staticmethod
    def told(page):
        """What a choice changes: not what stands out, and not what is being said."""
        items = [(i["id"], i["label"], [s for s in i["state"] if s != "focused"]) for i in page["items"]]
        return page["screen"], page["language"], page["point"], items

    def press(self, key):
        """Presses it; the page that answers next has acted on it."""
        self.kiosk.key(key)
        return self.kiosk.look()


class Touch(Hand):
    method = "touch"

    def reach(self, page, name):
        self.kiosk.tap_at(*self.kiosk.middle(page, name))


class Keys(Hand):
    """Tab or the arrow down until it stands out, Enter chooses."""
    method = "keys"

    def reach(self, page, name):
        for step in range(2 * len(pressable(page))):
            if focused(page) == [name]:
                self.kiosk.key("Return")
                return
            before = focused(page)
            self.press(("Tab", "Down", "space")[step % 3])
            page = self.kiosk.until(lambda p: focused(p) != before, seconds=3)
            assert len(focused(page)) == 1 and focused(page) != before, f"the focus is caught at {before} on {page['screen']}"
        raise Gone(f"no key leads to {name} on {page['screen']}")


class TwoSwitches(Hand):
    """Space goes on, Enter chooses: first the group, then what is in it."""
    method = "two-switches"

    def reach(self, page, name):
        told = self.told(page)
        for _ in range(2 * len(pressable(page))):
            if at_group(page) and name in focused(page):
                self.press("Return")
                page = self.kiosk.until(lambda p: not at_group(p), seconds=5)  # on a busy machine the look may be first
            elif focused(page) == [name]:
                page = self.press("Return")
            else:
                page = self.press("space")
            if self.told(page) != told:
                return
        raise Gone(f"two switches don't get to {name} on {page['screen']}")


class OneSwitch(Hand):
    """Waits until what it wants stands out, and presses the only key there is."""
    method = "one-switch"
    settings = "pace_seconds = 1.0\n"

    def reach(self, page, name):
        told, end, before = self.told(page), time.monotonic() + SECONDS, None
        while time.monotonic() < end:
            stands = at_group(page), focused(page)
            if stands == before or name not in stands[1]:
                before = stands
                time.sleep(0.04)
                page = self.kiosk.look()
                if self.told(page) != told:
                    return  # what was sent is stored
                continue
            page = self.press("space")  # it has just come there: most of its time is left
            if self.told(page) != told:
                return
            assert not stands[0] or not at_group(page), f"the group of {name} on {page['screen']} did not open"
            before = None
        raise Gone(f"the scan does not come to {name} on {page['screen']}: {focused(page)}")


class Dwell(Hand):
    """Rests on it, and moves aside when it was chosen."""
    method = "dwell"

    def choose(self, name):
        page = super().choose(name)
        self.kiosk.move_to(*self.aside(self.kiosk.look()))
        return page

    def reach(self, page, name):
        self.kiosk.move_to(*self.kiosk.middle(page, name))

    @staticmethod
    def aside(page):
        """A place where nothing can be pressed."""
        taken = [item["rect"] for item in page["items"] if item["role"] in ("button", "radio", "checkbox")]
        for y in range(1, 800, 7):
            if all(not (ry <= y < ry + rh and rx <= 2 < rx + rw) for rx, ry, rw, rh in taken):
                return 2, y
        raise AssertionError("there is nowhere to rest")
