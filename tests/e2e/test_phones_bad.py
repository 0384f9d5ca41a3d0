"""What can go wrong for a phone in a live session: codes, networks, sleep, late votes, hostile words. The server is fake_poll."""
import threading

from phone import CODE, a_phone, a_room, ask_faces, check_page, quiet_but_for_refusals

FORM = "#code"


def test_codes_that_do_not_work(house):
    room = a_room(house)
    phone = a_phone(house, room).go("/")

    def type_in(code):
        phone.do("type", selector=FORM, text=code)
        phone.tap(".join")
    for status, code, said in ((None, "0000", "That code does not work. Please try again."), (429, CODE, "Too many wrong codes."),
                               (503, CODE, "There is no room for more phones.")):
        room.refusal = status
        type_in(code)
        phone.sees(said)
        assert phone.focus()["id"] == "code" and phone.kept()[0] == []
        check_page(phone, said)
    room.refusal = None
    type_in(CODE)
    phone.sees("You are in")
    room.end()
    phone.sees("We are done").go("/").sees("The code is on the big screen.")
    type_in(CODE)
    phone.sees("No one is voting here now.")
    assert not quiet_but_for_refusals(phone)


def test_the_key_of_the_picture_counts(house):
    room = a_room(house)
    scanned = room.scanned()
    room.open(CODE, ["en"])  # whoever answers for the kiosk has another key
    phone = a_phone(house, room)
    phone.do("goto", url=scanned)
    phone.sees("Please scan the picture again.")
    assert phone.kept() == [[], [0, ""], ""]
    typed = a_phone(house, room, "typed").go("/")
    typed.do("type", selector=FORM, text=CODE)
    typed.tap(".join").sees("You are in")
    phone.scan().sees("You are in")
    room.open(CODE, ["en"])  # the same code and a new key: who typed it goes on, who scanned must scan
    for one in (phone, typed):
        one.run("performance.now = () => 3600e3")
        one.run("document.dispatchEvent(new Event('visibilitychange'))")
    ask_faces(room)
    phone.sees("Please scan the picture again.")
    typed.answer("Mostly yes").sees("Your vote is in.")
    assert room.votes() == [(7, 4)]


def test_the_server_goes_and_comes_back(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    ask_faces(room)
    phone.answer("Yes, for sure").sees("Your vote is in.")
    room.stop()
    phone.sees("We lost you for a moment. Trying again.")
    check_page(phone, "lost")
    phone.answer("Mostly no").sees("Sending your vote.")
    room.start()
    phone.sees("Your vote is in.").do("until", code="document.getElementById('lost').hidden")
    assert room.votes() == [(7, 2)], "a phone has one vote, the last"
    room.stop()
    room.forget()  # a crash: the kiosk asks once more
    room.start()
    phone.do("until", code="!document.querySelector('[aria-pressed=true]')")
    phone.answer("Yes and no").sees("Your vote is in.")
    assert room.votes() == [(7, 3)]
    assert not quiet_but_for_refusals(phone)


def test_who_is_let_in_again_does_not_wait_any_longer(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    phone.run("""(() => {
        const real = window.setTimeout, pauses = [280, 560, 1120, 2240, 4480, 5600];
        Math.random = () => 0.2;
        window.rests = [];
        window.setTimeout = (done, ms) => {
            if (!pauses.includes(Math.round(ms))) return real(done, ms);
            window.rests.push(Math.round(ms));
            return real(done, ms / 10);
        };
    })()""")
    room.stop()
    phone.do("until", code="window.rests.includes(4480)")  # the server is away for long, so the phone tries seldom
    room.forget()
    room.start()
    ask_faces(room)
    phone.sees("Mostly yes")
    assert phone.run("window.rests.at(-1)") == 280


def test_a_session_with_another_code_asks_to_scan_again(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    room.stop()
    room.open("1234", ["en"])
    room.start()
    phone.sees("Please scan the picture again.")
    assert phone.kept()[0] == []


def test_a_phone_that_slept_looks_whether_the_line_still_stands(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    streams = "performance.getEntriesByType('resource').filter((one) => one.name.includes('/events')).length"
    phone.run("document.dispatchEvent(new Event('visibilitychange'))")
    ask_faces(room)
    phone.sees("Mostly yes")
    assert phone.run(streams) == 0, "a line that spoke a moment ago was given up"
    phone.run("(() => { const real = performance.now(); performance.now = () => real + 3600e3; })()")
    phone.run("document.dispatchEvent(new Event('visibilitychange'))")
    phone.do("until", code=f"{streams} === 1")
    room.close()
    phone.sees("Voting is closed")


def test_a_vote_after_the_close(house):
    room = a_room(house)
    ask_faces(room)
    first, second = (a_phone(house, room, name).scan() for name in ("first", "second"))
    first.answer("Mostly yes").sees("Your vote is in.")
    room.state = {**room.state, "stage": "closed"}  # the phones have not heard it yet
    for phone in (first, second):
        phone.answer("Not at all").sees("That came too late.")
    room.say(**room.state)
    for phone in (first, second):
        phone.sees("Voting is closed").sees("That came too late.")
        check_page(phone, "too late")
    assert "Your earlier vote is in." in first.text() and "earlier" not in second.text()
    assert room.votes() == [(7, 4)]
    room.longer()
    second.answer("Not at all").sees("Your vote is in.")
    assert room.votes() == [(7, 1), (7, 4)]


def test_the_last_tap_wins(house):
    room = a_room(house)
    ask_faces(room)
    phone = a_phone(house, room).scan()
    room.deaf = True
    for words in ("Yes, for sure", "Mostly no", "Yes and no"):
        phone.answer(words)
    phone.sees("Sending your vote.")
    assert phone.chosen() == ["Yes and no"]
    room.deaf = False
    phone.sees("Your vote is in.")
    assert room.votes() == [(7, 3)]
    ask_faces(room, 8)
    phone.do("until", code="!document.querySelector('[aria-pressed=true]')")
    room.slow = held = threading.Event()
    phone.answer("Mostly yes")
    phone.do("until", code="document.querySelector('[aria-pressed=true]')")
    phone.answer("Not at all")
    phone.run("new Promise((done) => setTimeout(() => done(1), 200))")  # time to overtake, if it could
    held.set()
    phone.sees("Your vote is in.")
    assert room.votes() == [(8, 1)] and phone.chosen() == ["Not at all"]


def test_hostile_text_is_text(house):
    room = a_room(house)
    nasty = '<img src=x onerror=alert(1)></h1><script>alert(2)</script>&lt;b&gt; {number} \u202egnirts ' + "w" * 200
    words = {"en": {"title": nasty, "question": nasty, "choices": [nasty, "javascript:alert(3)", "x" * 300], "direction": "ltr", "draft": False}}
    room.ask(9, "choices", words, symbol="../../join", choices=3)
    phone = a_phone(house, room).scan().sees("javascript:alert(3)")
    assert phone.run("document.querySelector('h1').textContent") == nasty
    assert phone.run("document.querySelectorAll('main img, main script').length") == 0
    check_page(phone, "hostile")
    phone.tap(".answer:nth-child(3)").sees("Your vote is in.")
    assert room.votes() == [(9, 3)]
    room.reveal("words", ["few", "most", "few", "few"])
    phone.sees("Most can mean all.")
    check_page(phone, "hostile result")
