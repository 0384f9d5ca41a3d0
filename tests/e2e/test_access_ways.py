"""A visit by every way of choosing, from the first screen to the thanks, in every language; the sealed answer is compared."""
from hands import Dwell, Keys, OneSwitch, Touch, TwoSwitches
from house import patience
from visitors_way import LANGUAGES, check_sealed, guest, in_every_language, make, visit_in, write_settings


def by(house, hand):
    devices = {language: house.device(name=f"kiosk-{language}") for language in LANGUAGES}

    def one(language):
        device = devices[language]
        write_settings(device, hand.method, hand.settings)
        kiosk = guest(house, device)
        visit = visit_in(language)
        make(hand(kiosk), visit)
        check_sealed(device, visit)
        assert kiosk.stop() == 0

    in_every_language(house, one)


def test_by_touch_in_every_language(house):
    by(house, Touch)


def test_by_keyboard_in_every_language(house):
    by(house, Keys)


@patience(110)
def test_by_one_switch_in_every_language(house):
    by(house, OneSwitch)


@patience(30)
def test_by_two_switches_in_every_language(house):
    by(house, TwoSwitches)


@patience(60)
def test_by_resting_in_every_language(house):
    by(house, Dwell)
