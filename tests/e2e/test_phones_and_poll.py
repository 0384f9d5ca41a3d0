"""The pages that phones see, from the real pledge-poll."""
from house import ROOT, patience

from phone import CODE, LANGUAGES, a_phone, ask_faces, check_page, words_of
from real_poll import RealRoom


@patience(20)
def test_phones_go_through_a_session_of_the_real_poll(house):
    room = RealRoom(house, ROOT / "assets" / "web" / "poll", house.build / "locales")
    room.open(CODE, list(LANGUAGES))
    phones = {code: a_phone(house, room, code, code).scan() for code in ("en", "ur")}
    words = {code: words_of(house, code) for code in phones}

    def all_see(key):
        for code, phone in phones.items():
            phone.sees(words[code][key])

    all_see("phone.wait.line")
    ask_faces(room)
    for code, phone in phones.items():
        phone.answer(words[code]["face.4"]).sees(words[code]["live.vote.sent"])
        assert not phone.run("!document.querySelector('.medallion img')?.naturalWidth"), "the promise has no picture"
        check_page(phone, f"vote, {code}")
    phones["en"].reload().sees("Your vote is in.").answer("Not at all").sees("Your vote is in.").arrived()
    assert room.votes() == [(7, 1), (7, 4)]
    all_see("live.closed.line")
    room.reveal("bands", [0, 10, 15, 5])
    all_see("live.reveal.less")
    room.reveal("words", ["few", "some", "most", "few"])
    all_see("live.reveal.words")
    room.stop()
    phones["en"].sees("We lost you for a moment. Trying again.")
    room.start()
    room.open_again()
    ask_faces(room, 8)
    for code, phone in phones.items():
        phone.answer(words[code]["say.not-sure"]).sees(words[code]["live.vote.sent"]).arrived()
    assert room.votes() == [(8, 0), (8, 0)]
    room.end()
    all_see("phone.over.line")
    assert all(phone.kept() == [[], [0, ""], ""] for phone in phones.values()), "a phone keeps something"
