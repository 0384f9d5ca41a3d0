"""A phone in the room: a page of a browser of its own, tapped and read as a young person does; and the room for it."""
import json

from house import ROOT

import fake_poll
import web

CODE = "4719"
LANGUAGES = {"en": "ltr", "pl": "ltr", "sk": "ltr", "pa": "ltr", "ur": "rtl"}
QUESTION = {
    "en": ("A safe home", "Can you relax where you live?"),
    "pl": ("Bezpieczny dom", "Czy możesz odpocząć tam, gdzie mieszkasz?"),
    "sk": ("Bezpečný domov", "Môžeš si oddýchnuť tam, kde bývaš?"),
    "pa": ("ਸੁਰੱਖਿਅਤ ਘਰ", "ਕੀ ਤੁਹਾਨੂੰ ਘਰ ਵਿੱਚ ਸਕੂਨ ਮਿਲਦਾ ਹੈ?"),
    "ur": ("محفوظ گھر", "کیا آپ کو گھر میں سکون ملتا ہے؟"),
}
# what the browser says by itself of a refusal, and of a server that is gone
EXPECTED = ("responded with a status of", "net::ERR_")


class Phone(web.Person):
    """room: fake_poll.Room, or whatever serves the same."""

    def __init__(self, chromium, room, name, languages="en-GB"):
        super().__init__(chromium, room, name)
        self.room = room
        self.size(390, 844)
        self.languages = languages
        self.look()

    def look(self, *features):
        """How the phone's owner likes it; nothing moves, so that no picture is taken half-way."""
        self.do("emulate", languages=self.languages, features=[{"name": "prefers-reduced-motion", "value": "reduce"}, *features])

    def scan(self):
        """A camera that opens what the QR code says."""
        self.do("goto", url=self.room.scanned())
        return self

    def tap(self, selector):
        self.do("tap", selector=selector)
        return self

    def answer(self, words):
        """Taps the button with these words."""
        return self.tap(f"::-p-xpath(//main//button[normalize-space(.)={json.dumps(words, ensure_ascii=False)}])")

    def sees(self, words):
        """Waits until the page says so."""
        try:
            self.do("until", code=f"document.body.innerText.includes({json.dumps(words)})")
        except web.PageFailed as late:
            raise AssertionError(f"{self.name} does not see “{words}” but: {self.read('body')}") from late
        return self

    def arrived(self):
        """Waits until the server has what is chosen."""
        self.do("until", code="document.querySelector('.in[aria-pressed=true]')")
        return self

    def chosen(self):
        return self.run("[...document.querySelectorAll('[aria-pressed=true]')].map((one) => one.innerText.trim())")

    def run(self, code):
        return self.do("run", code=code)["said"]

    def speak(self, language):
        self.do("choose", selector="#language", value=language)
        return self

    def kept(self):
        """(what the tab keeps, what the browser keeps, what the address says)"""
        return self.run("[Object.keys(sessionStorage).sort(), [localStorage.length, document.cookie], location.hash]")

    def asked(self):
        return self.do("asked")["urls"]

    def reload(self):
        self.do("reload")
        return self


def in_words(languages=tuple(LANGUAGES), choices=()):
    return {code: {"title": QUESTION[code][0], "question": QUESTION[code][1], "choices": list(choices),
                   "direction": LANGUAGES[code], "draft": code != "en"} for code in languages}


def words_of(house, code):
    return json.loads((house.build / "locales" / code / "poll.json").read_text(encoding="utf-8"))["words"]


def a_room(house, languages=tuple(LANGUAGES)):
    """A session that phones can join. The one place that knows that the server is not the real one."""
    room = fake_poll.Room(ROOT / "assets" / "web" / "poll", house.build / "locales")
    house.ends.callback(room.stop)
    room.open(CODE, list(languages))
    return room


def a_phone(house, room, name="sam", languages="en-GB"):
    return Phone(house.chromium(), room, name, languages)


def ask_faces(room, question=7):
    room.ask(question, "faces", in_words(), symbol="house-heart")


def check_page(phone, where):
    """What holds for every page: nothing for axe, nothing beyond either edge at 320 px and with letters of twice the size, no noise."""
    assert phone.axe() == [], f"{where}: {phone.axe()}"
    for width, letters in ((320, 100), (390, 200), (844, 100), (390, 100)):
        phone.size(width, 844 if width < 800 else 390)
        phone.run(f"document.documentElement.style.fontSize = '{letters}%'")
        wide = phone.run("""[document.scrollingElement.scrollWidth - innerWidth, ...[...document.querySelectorAll("body *")].filter((one) => {
            const box = one.getBoundingClientRect();
            return !one.closest(".unseen") && box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
        }).map((one) => one.outerHTML.slice(0, 120))]""")
        assert wide == [0], f"{where} at {width} px with letters of {letters} %: {wide}"
    assert not quiet_but_for_refusals(phone), f"{where}: the browser said {phone.said}"


def quiet_but_for_refusals(phone):
    return [line for line in phone.said if not any(words in line for words in EXPECTED)]
