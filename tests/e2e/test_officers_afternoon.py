"""The participation officer's afternoon, from a planned wave to a report, in a real browser: every page on the way is looked at."""
import json

from house import OFFICER, ROOT, patience
from refusal import ANSWER
from test_dashboard import check_page

import web

PUBLISHER = "four stones near six further out"
REPLY = {"you_said": "Clubs cost too much.", "answer": "There is a free card for the pool.", "instead": "",
         "who": "Leisure, done in June"}


class Afternoon:
    """A council whose wave is planned, with an officer, young people's reviewer, committee reader and admin at browsers of their own."""

    def __init__(self, house):
        self.house = house
        self.council = house.council(planned=True)
        roles = {"amira": "officer", "ben": "officer", "cleo": "young-reviewer", "dev": "committee-reader", "ewa": "admin"}
        self.people = {name: house.person(self.council, name, web.add_account(self.council, name, role))
                       for name, role in roles.items()}

    def __getattr__(self, name):
        return self.people[name]

    def later(self, days):
        """The server again, so many days on: everybody's session is over by then."""
        self.council.serve(days=days)
        for name in ("amira", "ben"):
            self.people[name].sign_in()


def see(person, path, words=None):
    """A page that opens, says what it should, and has nothing wrong with it."""
    person.go(path)
    assert person.status == 200, f"{path}: {person.status}"
    assert words is None or words in person.text(), f"{path} does not say \"{words}\": {person.text()}"
    check_page(person, path)


def sign(person, words, expect, passphrase=PUBLISHER):
    person.type("passphrase", "not the right words").click("main button")
    assert person.status in (400, 403) and "There is a problem" in person.text(), person.text()
    check_page(person, f"{words}, wrong passphrase")
    person.type("passphrase", passphrase).click("main button")
    assert person.status == 200 and expect in person.text(), person.text()


def open_wave(day):
    amira = day.amira.sign_in()
    see(amira, "/", "demo")
    see(amira, "/waves", "demo")
    see(amira, "/results", None)
    see(amira, "/waves/new?people=two", "The second person's passphrase")
    amira.shot(str(day.house.folder / "plan-two.png"))
    see(amira, "/waves/new", "One person will close this wave.")
    amira.shot(str(day.house.folder / "plan-one.png"))
    amira.click("main button")
    assert amira.status == 400
    check_page(amira, "a plan with nothing in it")
    see(amira, "/waves/demo", "Planned")
    see(amira, "/waves/demo/open")
    sign(amira, "open", "The wave is open")
    see(amira, "/waves/demo")
    device = day.house.device("event", day.council)
    device.sync()
    day.house.put(device, [ANSWER] * 36)
    return device


def commitments(day):
    """A table comes in, is looked at, taken over, changed; a foreign one is refused whole."""
    amira = day.amira
    see(amira, "/commitments")
    see(amira, "/commitments/derby-2024/all/import")
    foreign = day.house.folder / "foreign.csv"
    foreign.write_text("Name;Score\nRiver;7\n")
    amira.do("upload", selector="input[type=file]", path=str(foreign))
    amira.click("main button")
    assert amira.status == 400 and "There is a problem" in amira.text(), amira.text()
    check_page(amira, "a foreign table")
    amira.go("/commitments/derby-2024/all/import")
    amira.do("upload", selector="input[type=file]", path=str(ROOT / "deploy" / "demo.d" / "commitments.csv"))
    amira.click("main button")
    check_page(amira, "a table before it is taken over")
    amira.follow("Take it over")
    see(amira, "/commitments", "Libraries do not charge you")
    status, kind, table = amira.fetch("/commitments/derby-2024/all/commitments.xlsx")
    assert status == 200 and "spreadsheet" in kind and table[:2] == b"PK"


def replies(day):
    """Written, sent back by a young reviewer, written again, understood, signed."""
    amira, cleo = day.amira, day.cleo.sign_in()
    see(amira, "/replies")
    see(amira, "/replies/derby-2024/things-to-do/edit")
    amira.tick("kind", "did")
    for name, words in REPLY.items():
        if words:
            amira.type(name, words)
    amira.follow("Save")
    see(cleo, "/replies", "Please read these")
    see(cleo, "/replies/derby-2024/things-to-do", REPLY["answer"])
    cleo.follow("We don't understand")
    see(amira, "/replies/derby-2024/all/publish")
    see(amira, "/replies/derby-2024/things-to-do/edit")
    amira.type("answer", "A free card lets you swim.").follow("Save")
    cleo.go("/replies/derby-2024/things-to-do").follow("We understand")
    amira.go("/replies/derby-2024/all/publish")
    sign(amira, "publish replies", "Published")
    see(amira, "/replies", "Version 1")


def stop_and_close(day, device):
    amira, ben = day.amira, day.ben
    day.later(1)
    device.sync()
    day.later(2)
    see(amira, "/waves/demo/stop")
    sign(amira, "stop", "The wave has stopped")
    day.later(17)
    see(amira, "/waves/demo/close", "kiosks")
    see(ben, "/waves/demo/close")
    if amira.read("input[name='anyway']"):  # the kiosk was not in touch again
        amira.tick("anyway")
    amira.type("passphrase-1", "not the right words").follow("Close and publish")
    assert amira.status in (400, 403), amira.status
    check_page(amira, "close, wrong passphrase")
    if amira.read("input[name='anyway']"):
        amira.tick("anyway")
    amira.type("passphrase-1", OFFICER).follow("Close and publish")
    for _ in range(60):
        if "/closing" not in amira.url:
            break
        amira.go("/waves/demo/closing")
        if "published" in amira.text():
            break
    see(amira, "/waves/demo", "published")
    ben.go("/waves/demo/close")
    assert "already" in ben.text() or "published" in ben.text() or "can't be closed" in ben.text(), ben.text()


def results(day):
    """Everything that is shown, as pages and as files; a reader of the committee sees the same and can change nothing."""
    amira, dev = day.amira, day.dev.sign_in()
    for path in ("/results", "/results/demo", "/results/demo/safe-home", "/results/demo/trend", "/report"):
        see(amira, path)
        see(dev, path)
    files = {name: amira.fetch(f"/results/demo/results.{name}") for name in ("csv", "xlsx", "json")}
    files["pdf"] = amira.fetch("/report/waves/demo/report.pdf?language=ur")
    files["sheet"] = amira.fetch("/report/waves/demo/regulation-44.pdf?language=en")
    files["poster"] = amira.fetch("/report/sets/derby-2024/poster-a3.pdf?language=pa")
    assert all(status == 200 for status, _, _ in files.values()), {n: f[0] for n, f in files.items()}
    assert all(files[name][2][:5] == b"%PDF-" for name in ("pdf", "sheet", "poster"))
    assert json.loads(files["json"][2])["wave"]["id"] == "demo"
    dev.go("/waves/demo/open")
    assert dev.status == 403
    dev.go("/replies/derby-2024/all/publish")
    assert dev.status == 403


def administration(day):
    ewa = day.ewa.sign_in()
    for path in ("/", "/accounts", "/accounts/add", "/kiosks", "/kiosks/enrol", "/audit"):
        see(ewa, path)
    ewa.go("/results")
    assert ewa.status == 403, "an admin sees results"
    ewa.go("/accounts/add").type("name", "farah").tick("role", "officer")
    ewa.follow("Add the account")
    check_page(ewa, "a new account")
    assert "farah" in ewa.text()
    ewa.go("/kiosks/enrol").tick("profile", "home")
    ewa.follow("Make a code")
    check_page(ewa, "an enrolment code")
    for path in ("/packs", "/tokens", "/audit", "/nothing-there"):
        day.amira.go(path)
        check_page(day.amira, path)


@patience(120)
def test_the_officers_afternoon(house):
    day = Afternoon(house)
    device = open_wave(day)
    commitments(day)
    replies(day)
    stop_and_close(day, device)
    results(day)
    administration(day)
