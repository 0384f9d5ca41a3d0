"""The whole visit with the screen dark: nothing but what is heard and a keyboard. And what a voice keeps to itself."""
from ear import InTheDark, own_name, sentences, words
from house import patience
from visitors_way import LANGUAGES, check_sealed, guest, in_every_language, visit_in, write_settings

FACES = [f"face.{n}" for n in range(1, 6)]


def sentence_about(language, label):
    """What says that a face was chosen."""
    return sentences(words(language, "speech.chosen").replace("{label}", label))[0]


def unseen(house, device, headphones):
    write_settings(device, headphones=headphones)
    kiosk = guest(house, device)
    kiosk.look = lambda: (_ for _ in ()).throw(AssertionError("it is dark"))
    return kiosk


def listen_through(dark, visit, aloud):
    """From the first key to the thanks. `aloud`: nobody else hears it, so that answers are said too."""
    language, secret, since = visit.language, "", None
    dark.wake()
    if language != "en":
        dark.find(own_name(language))
        dark.enter(leads_on=True)
    for step in visit.steps():
        wanted = words(language, step.words)
        if step.item in FACES and not secret:
            dark.hear(wanted)  # the question comes first, then the page names the faces
        if step.item == "send":
            dark.hear(secret if aloud else words(language, "review.private"))
        dark.find(wanted)
        if since is not None and step.then in ("rate", "thanks"):  # on a new page with faces, all of them are named
            assert aloud or secret not in dark.ear.said(since), f"everybody heard the answer “{secret}”"
            since = None
        # whoever comes after Done hears nothing unless headphones are in
        begins = dark.enter(leads_on=bool(step.then) and (aloud or step.item != "done"))
        if step.item in FACES:
            secret, since = wanted, dark.ear.at
            if aloud:
                dark.hear(sentence_about(language, wanted))
        if step.then == "thanks":
            assert dark.fits(begins, words(language, "thanks.title")), begins


def unseen_visit(house, device, language, headphones):
    kiosk = unseen(house, device, headphones)
    dark, visit = InTheDark(kiosk, language), visit_in(language)
    listen_through(dark, visit, aloud=headphones == "always")
    check_sealed(device, visit)
    told = {sentence_about(language, words(language, face)) for face in FACES}
    if headphones == "never":
        assert not told & set(dark.ear.said()), "the room heard which face was chosen"
    names = {own_name(code) for code in LANGUAGES}  # each said as its own speakers say it
    spoken = {e["language"] for e in dark.ear.heard if e["text"] not in names}
    assert spoken <= {"en", language}, f"{language} was spoken as {spoken}"
    assert kiosk.stop() == 0


@patience(100)
def test_with_the_screen_dark_in_every_language(house):
    devices = {language: house.device(name=f"kiosk-{language}") for language in LANGUAGES}
    in_every_language(house, lambda language: unseen_visit(house, devices[language], language, "never"))


@patience(100)
def test_headphones_hear_the_answers(house):
    devices = {language: house.device(name=f"kiosk-{language}") for language in ("en", "ur")}
    in_every_language(house, lambda language: unseen_visit(house, devices[language], language, "always"), ["en", "ur"])
