"""The pages that phones see in a live session, in a real browser, against a small server of the same shape (fake_poll)."""
import subprocess

from house import ROOT, patience

from phone import LANGUAGES, QUESTION, a_phone, a_room, ask_faces, check_page, in_words, words_of

MOST_BYTES = 60 * 1024


def test_what_the_pages_take_from_elsewhere_is_what_their_sources_give(_house):
    done = subprocess.run([ROOT / "assets" / "web" / "make-page", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@patience(30)
def test_phones_go_through_a_whole_session_in_every_language(house):
    room = a_room(house)
    phones = {code: a_phone(house, room, code, code) for code in LANGUAGES}
    words = {code: words_of(house, code) for code in LANGUAGES}
    reveals = [("bands", [0, 10, 15, 5], "live.reveal.less"), ("words", ["few", "some", "most", "few"], "live.reveal.words"),
               ("nothing", [], "live.reveal.not-enough.why")]

    def all_see(key, where):
        for code, phone in phones.items():
            phone.sees(words[code][key])
            check_page(phone, f"{where}, {code}")

    for phone in phones.values():
        phone.scan()
    all_see("phone.wait.line", "wait")
    ask_faces(room)
    all_see("say.not-sure", "vote")
    for code, phone in phones.items():
        assert phone.run("[document.documentElement.lang, document.documentElement.dir]") == [code, LANGUAGES[code]]
        assert phone.read("h1") == [QUESTION[code][1]]
        assert phone.read("#badge") == ["" if code == "en" else words[code]["badge.draft"]]
        assert phone.chosen() == [], "something was chosen at the start"
        phone.answer(words[code]["face.4"])
    all_see("live.vote.sent", "voted")
    assert room.votes() == [(7, 4)] * 5
    phones["pl"].answer(words["pl"]["face.1"])
    phones["ur"].answer(words["ur"]["say.not-sure"])
    for code in ("pl", "ur"):
        phones[code].arrived()
    assert room.votes() == [(7, 0), (7, 1), (7, 4), (7, 4), (7, 4)]
    room.close()
    all_see("live.closed.line", "closed")
    for how, cells, key in reveals:
        room.reveal(how, cells)
        all_see(key, how)
    room.end()
    all_see("phone.over.line", "over")
    assert all(phone.kept() == [[], [0, ""], ""] for phone in phones.values()), "a phone keeps something"


def test_a_first_visit_is_small_and_asks_nobody_else(house):
    room = a_room(house)
    ask_faces(room)
    for code in LANGUAGES:
        room.served.clear()
        phone = a_phone(house, room, code, code).scan().sees(QUESTION[code][1])
        phone.do("until", code="document.querySelector('.medallion img').complete")
        phone.do("until", code="document.querySelector('.face').getBBox().width > 0")  # the faces are there
        assert (spent := sum(size for _, _, size in room.served)) <= MOST_BYTES, f"{code}: {spent} bytes: {room.served}"
        loaded = {path for path, _, _ in room.served}
        assert {"/", "/poll.js", "/nacl.js", "/poll.css", "/faces.svg", "/symbols/house-heart.svg", f"/words/{code}.json", "/join"} <= loaded
        assert not [path for path in loaded if path.startswith("/words/") and code not in path], "words of another language"
        elsewhere = [url for url in phone.asked() if not url.startswith(room.address + "/")]
        assert not elsewhere, f"asked elsewhere: {elsewhere}"
        assert phone.kept() == [["code", "key", "token"], [0, ""], ""]
        assert not phone.said, phone.said


@patience(10)
def test_a_phone_by_keyboard_alone(house):
    room = a_room(house)
    phone = a_phone(house, room).go("/").sees("The code is on the big screen.")
    check_page(phone, "code")
    phone.press("Tab")
    assert phone.focus()["id"] == "language" and phone.focus()["shown"]
    phone.press("Tab")
    assert phone.focus()["id"] == "code" and phone.focus()["shown"]
    phone.do("keys", text="47")
    phone.press("Enter").sees("Type all four numbers.")
    check_page(phone, "code, too short")
    phone.do("keys", text="19")
    phone.press("Tab").press("Enter").sees("You are in")
    ask_faces(room)
    phone.sees("Mostly yes")
    assert phone.focus()["tag"] == "h1", "the place in the page was lost"
    assert phone.read("#said") == [""], "the heading says it already"
    phone.press("Tab").press("Tab")
    assert phone.focus()["text"] == "Mostly yes" and phone.focus()["shown"]
    assert room.votes() == [], "passing over an answer chose it"
    phone.press("Space").sees("Your vote is in.")
    assert phone.focus()["text"] == "Mostly yes", "the place in the page was lost"
    assert room.votes() == [(7, 4)] and phone.chosen() == ["Mostly yes"]
    for _ in range(4):
        phone.press("Tab")
    assert phone.focus()["text"] == "I am not sure"
    phone.press("Enter").arrived()
    assert room.votes() == [(7, 0)]
    phone.press("Tab")
    assert phone.focus()["text"] != "Skip", "a vote that was given can't be skipped"


def test_stages_are_announced_once(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    phone.do("until", code="document.getElementById('said').textContent")
    phone.run("""globalThis.heard = []; new MutationObserver(() => {
        const text = document.getElementById("said").textContent; if (text) heard.push(text);
    }).observe(document.getElementById("said"), {childList: true}) ?? null""")
    ask_faces(room)
    phone.sees("Mostly yes").do("until", code="heard.length >= 1")
    phone.answer("Mostly yes").sees("Your vote is in.").do("until", code="heard.length >= 2")
    room.close()
    phone.sees("Voting is closed")
    assert phone.focus()["text"] == "Voting is closed", "the button that had the focus is gone, and the heading does not have it"
    phone.run("document.activeElement.blur()")
    room.reveal("nothing")
    phone.sees("Not enough").do("until", code="heard.length >= 3")
    assert phone.run("heard") == ["A safe home. Can you relax where you live?", "Your vote is in.",
                                  "Not enough votes to show safely. This keeps each vote private"]


def test_skipping_sends_nothing(house):
    room = a_room(house)
    ask_faces(room)
    phone = a_phone(house, room).scan().answer("Skip").sees("You can still vote until we close.")
    assert phone.chosen() == ["Skip"] and room.votes() == []
    check_page(phone, "skipped")
    phone.answer("Not at all").sees("Your vote is in.")
    phone.run("document.querySelector('.gone').click()")  # nobody sees it any more
    assert phone.chosen() == ["Not at all"] and room.votes() == [(7, 1)]


def test_a_reload_keeps_the_token(house):
    room = a_room(house)
    ask_faces(room)
    phone = a_phone(house, room).scan().answer("Mostly yes").sees("Your vote is in.")
    phone.speak("pl").sees("Twój głos jest oddany.").reload().sees("Twój głos jest oddany.")
    assert phone.chosen() == [], "the tab kept what was chosen"
    phone.do("goto", url=room.scanned())  # the same picture once more, in the same tab
    phone.sees("Twój głos jest oddany.").answer("Raczej nie").sees("Twój głos jest oddany.")
    assert len(room.tokens) == 1 and room.votes() == [(7, 2)]


def test_yes_or_no_and_choices(house):
    room = a_room(house)
    phone = a_phone(house, room).scan().sees("You are in")
    room.ask(1, "yes-no", in_words())
    phone.answer("No").sees("Your vote is in.")
    assert room.votes() == [(1, 2)]
    room.reveal("bands", [20, 0, 10])
    phone.sees("About 20")
    assert phone.read(".result li") == ["Yes\nAbout 20", "No\nFewer than 5", "I am not sure\nAbout 10"]
    room.ask(2, "choices", in_words(["en"], ["Swim", "Walk", "Sing", "Cook", "Paint", "Rest"]), choices=6)
    phone.speak("ur").sees("Swim")
    assert phone.run("[document.querySelector('h1').parentElement.dir, document.querySelector('.answer .label').lang]") == ["ltr", "en"]
    assert words_of(house, "ur")["badge.english"] in phone.read("#badge")[0]
    phone.answer("Rest").sees(words_of(house, "ur")["live.vote.sent"])
    assert room.votes() == [(2, 6)]
    check_page(phone, "choices")


def test_the_language_is_the_phones_own_where_it_is_offered(house):
    room = a_room(house, ["sk", "pa", "ur"])
    for wanted, given in (("ur-PK,en", "ur"), ("pa-IN", "pa"), ("pa-PK", "sk"), ("fr-FR,pa", "pa"), ("de", "sk")):
        phone = a_phone(house, room, wanted, wanted).scan().sees(words_of(house, given)["phone.wait.line"])
        assert phone.run("[...document.querySelectorAll('#language option')].map((one) => one.textContent)") == ["Slovenčina", "ਪੰਜਾਬੀ", "اردو"]
    phone.speak("ur").sees(words_of(house, "ur")["phone.wait.line"])
    assert phone.run("document.documentElement.dir") == "rtl"


def test_a_phone_with_a_voice_reads_the_page_but_never_the_choice(house):
    room = a_room(house)
    ask_faces(room)
    phone = a_phone(house, room)
    phone.do("before", code="""
        globalThis.spoken = [];
        const fake = { speaking: false, cancel() { this.speaking = false; }, speak(one) { this.speaking = true; spoken.push([one.text, one.lang]); },
          getVoices: () => [{ lang: "ur-PK", localService: false }, { lang: "en_GB", localService: true }, { lang: "pl-PL", localService: true }],
          addEventListener() {} };
        Object.defineProperty(globalThis, "speechSynthesis", { value: fake });
        globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };""")
    phone.scan().answer("Mostly yes").sees("Your vote is in.").tap("#listen").sees("Quiet")
    assert phone.run("spoken") == [[text, "en_GB"] for text in (
        *QUESTION["en"], "Yes, for sure", "Mostly yes", "Yes and no", "Mostly no", "Not at all", "I am not sure", "Skip")]
    check_page(phone, "reading")
    phone.tap("#listen").sees("Listen")
    phone.speak("ur").do("until", code="document.getElementById('listen').hidden")
    assert len(phone.run("spoken")) == 9, "a voice from elsewhere was used"


@patience(10)
def test_every_look_can_be_read(house):
    room = a_room(house)
    for look in ({"name": "prefers-color-scheme", "value": "dark"}, {"name": "prefers-contrast", "value": "more"},
                 {"name": "forced-colors", "value": "active"}):
        ask_faces(room)
        phone = a_phone(house, room, look["name"])
        phone.look(look)
        phone.scan().answer("Mostly yes").sees("Your vote is in.")
        check_page(phone, f"vote, {look}")
        room.reveal("bands", [0, 10, 15, 5])
        phone.sees("About 10")
        check_page(phone, f"result, {look}")
