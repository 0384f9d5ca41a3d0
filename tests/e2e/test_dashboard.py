"""The dashboard as people at a council meet it, in a real browser."""
import subprocess

from house import ROOT, patience

import web


def open_door(house, council):
    """An officer at a browser, signed out."""
    return house.person(council, "amira", web.add_account(council, "amira", "officer"))


def check_page(person, where):
    """What holds for every page: nothing for axe, no sideways scrolling on a phone's width or at 200 %, no script, nothing said."""
    assert person.axe() == [], f"{where}: {person.axe()}"
    for width, height, zoom in ((320, 700, 1), (1280, 900, 2), (1280, 900, 1)):
        person.size(width, height, zoom)
        wide = person.overflow()
        assert not wide, f"{where} at {width // zoom} px reaches beyond the window: {wide}"
    # a refusal has a status of its own; and two people's passphrases belong in one form, whatever a password manager expects
    expected = ("responded with a status of", "Multiple forms should be contained")
    said = [line for line in person.said if not any(words in line for words in expected)]
    assert not said, f"{where}: the browser said {said}"
    assert not person.read("script"), f"{where} has a script"


def test_the_style_is_what_its_source_gives(house):
    done = subprocess.run([ROOT / "assets" / "web" / "make-style", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@patience(20)
def test_somebody_signs_in_and_out_by_keyboard_alone(house):
    council = house.council(planned=True)
    amira = open_door(house, council)
    amira.go("/")
    assert amira.url == "/sign-in"
    check_page(amira, "sign in")
    amira.press("Tab")
    assert amira.focus()["text"] == "Skip to main content" and amira.focus()["shown"]
    amira.press("Tab")
    assert amira.focus()["name"] == "name"
    amira.do("keys", text="amira")
    amira.press("Tab")
    amira.do("keys", text="not the password")
    amira.press("Enter", leads=True)
    assert amira.status == 403 and "The name or the password is wrong" in amira.text()
    check_page(amira, "sign in, wrong password")
    amira.press("Tab").press("Tab")
    amira.do("keys", text="amira")
    amira.press("Tab")
    amira.do("keys", text=web.PASSWORD)
    amira.press("Enter", leads=True)
    assert amira.url == "/sign-in/code"
    check_page(amira, "code")
    amira.press("Tab").press("Tab")
    amira.do("keys", text=web.code_of(amira.secret))
    amira.press("Enter", leads=True)
    assert amira.url == "/"
    check_page(amira, "start")
    amira.go("/account")
    check_page(amira, "account")
    amira.follow("Change your password")
    check_page(amira, "password")
    amira.follow("Sign out")
    assert amira.url == "/sign-in"
    amira.go("/account")
    assert amira.url == "/sign-in"
