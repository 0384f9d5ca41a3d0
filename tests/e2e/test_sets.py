"""Several sets on one kiosk: the menu, reading, and the slideshow of a building's screen, through a real window."""
import shutil
import time

from council import ROOT
from house import no_kiosk_needs_help, patience
from sealed import raw
from walk import check_page, ids, pressable, speak, to_the_questions

PACKS = ROOT / "assets" / "packs"
SETS = ["derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"]


def folders(*sets):
    return [word for name in sets for word in ("--pack", str(PACKS / name))]


def bare(house, settings=""):
    """A data folder that belongs to no council."""
    folder = house.folder / "bare"
    folder.mkdir()
    (folder / "kiosk.toml").write_text('languages = ["en", "ur"]\n' + settings)
    return folder


class Folder:
    """What house.kiosk() wants of a device."""

    def __init__(self, folder):
        self.folder = folder


def read_to_the_end(kiosk):
    """Everything that is read in a set, from its first page to its last; ends where Done leads to."""
    points, sections = [], []
    page = kiosk.on("read")
    while page["screen"] == "read":
        check_page(page, page["language"])
        points.append(page["point"])
        sections += [item["label"] for item in page["items"] if item["id"] == "section"]
        kiosk.tap("next")
        page = kiosk.until(lambda p: True)
    return points, sections


def test_the_menu_leads_into_each_set_and_back(house):
    device = house.device()
    kiosk = house.kiosk(device, *folders(*SETS))
    kiosk.on("welcome")
    before = raw(device)
    for language in ("en", "ur"):
        speak(kiosk, language)
        kiosk.tap("read")
        page = kiosk.on("sets")
        check_page(page, language)
        assert [i for i in pressable(page) if i.startswith("set.pack.")] == [f"set.pack.{s}" for s in SETS], pressable(page)
        kiosk.tap("set.pack.derbyshire-2019")
        points, sections = read_to_the_end(kiosk)
        assert len(points) == 10 and points[0] == "know-your-rights", points
        assert sections == ["We promise"] * 3 + ["We hope that you"] * 2 + ["Together we"] * 5, sections
        page = kiosk.on("sets")
        assert page["language"] == language
        kiosk.tap("set.pack.derby-heritage")
        points, _ = read_to_the_end(kiosk)
        assert len(points) == 10 and points[5] == "talk-with-you", points  # the ways are read as well
        kiosk.on("sets")
        kiosk.tap("back")
        kiosk.on("welcome")
    # what is asked is the wave's set, whatever was read
    assert to_the_questions(kiosk)["point"] == "things-to-do"
    assert raw(device) == before
    no_kiosk_needs_help(kiosk)


def test_what_a_council_publishes_is_offered(house):
    council = house.council()
    for name in ("derbyshire-2019", "leicester-2010"):
        council.command("pack", "build", PACKS / name, "--out", council.folder / f"{name}.pack", passphrase="publisher")
        council.command("pack", "publish", council.folder / f"{name}.pack", "--now", passphrase="publisher")
    device = house.device(council=council)
    # one that is damaged is left out, and the others stay
    for path in (device.folder / "packs").glob("leicester-2010-*"):
        path.write_bytes(path.read_bytes()[:-9])
    kiosk = house.kiosk(device)
    kiosk.on("welcome")
    kiosk.tap("read")
    page = kiosk.on("sets")
    assert [i for i in pressable(page) if i.startswith("set.pack.")] == ["set.pack.derby-2024", "set.pack.derbyshire-2019"], page
    kiosk.tap("set.pack.derbyshire-2019")
    assert kiosk.on("read")["point"] == "know-your-rights"
    kiosk.tap("hide")
    kiosk.on("welcome")
    no_kiosk_needs_help(kiosk)
    assert "leicester-2010 is not offered to read" in house.log_path.read_text()


def test_one_set_is_read_without_a_menu(house):
    kiosk = house.kiosk(Folder(bare(house)), *folders("leicester-2010"))
    kiosk.on("closed")
    kiosk.tap("read")
    points, sections = read_to_the_end(kiosk)
    assert len(points) == 6, points
    assert "Good help, fair for all" in sections, sections
    kiosk.on("closed")


def test_statements_are_listed_six_at_most(house):
    pack = house.folder / "leicester-2010"
    shutil.copytree(PACKS / "leicester-2010", pack)
    with open(pack / "pack.toml", "a", encoding="utf-8") as out:
        for n in range(1, 15):
            out.write(f'\n[[points]]\nid = "s{n}"\nkind = "statement"\nnumber = {n}\nsection = "stay-healthy"\n'
                      f'rateable = false\n[points.text]\nfew = "This is statement {n}."\n')
    kiosk = house.kiosk(Folder(bare(house)), "--pack", str(pack))
    kiosk.on("closed")
    kiosk.tap("read")
    assert kiosk.on("read")["point"] == "stay-healthy"
    kiosk.tap("next")
    seen = []
    page = kiosk.until(lambda p: p["point"] == "")
    while page["point"] == "":
        on_page = [i for i in ids(page) if i.startswith("statement.")]
        assert 1 <= len(on_page) <= 6, on_page
        seen += on_page
        kiosk.tap("next")
        page = kiosk.until(lambda p: True)
    assert seen == [f"statement.s{n}" for n in range(1, 15)], seen
    assert page["point"] == "stay-safe"
    kiosk.tap("back")  # back over the pages of statements
    assert "statement.s1" in ids(kiosk.until(lambda p: p["point"] == ""))


def watch(kiosk, seconds):
    """Slides that were all there, in their order, as (language, heading)."""
    shown, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        page = kiosk.look()
        assert page["screen"] == "display" and not pressable(page), page
        if page["settled"]:
            slide = page["language"], next(i["label"] for i in page["items"] if i["id"] == "title")
            if slide not in shown[-1:]:
                shown.append(slide)
        time.sleep(0.05)
    return shown


@patience(60)
def test_a_slideshow_goes_round_and_nobody_can_touch_it(house):
    folder = bare(house, "[display]\nseconds_per_slide = 6\nplace = \"Mill Street Library\"\n")
    kiosk = house.kiosk(Folder(folder), "--display", *folders("derby-2024"))
    page = kiosk.on("display")
    assert not pressable(page)
    files = sorted(folder.iterdir())
    frames = kiosk.until(lambda p: True)["frame"]
    for x in range(100, 1900, 200):  # a finger all over the glass, also where Hide and Help would be
        for y in (60, 540, 1020):
            kiosk.tap_at(x, y)
    shown = watch(kiosk, 26)
    assert len(shown) >= 4, shown
    assert [language for language, _ in shown[:4]] in (["en", "ur"] * 2, ["ur", "en"] * 2), shown
    assert len({heading for _, heading in shown}) >= 4, shown
    assert sorted(folder.iterdir()) == files, "a slideshow keeps nothing"
    assert kiosk.look()["frame"] > frames
    no_kiosk_needs_help(kiosk)


@patience(40)
def test_a_slideshow_rests_between_its_slides(house):
    kiosk = house.kiosk(Folder(bare(house, "[display]\nseconds_per_slide = 20\nfade = false\n")), "--display",
                        *folders("derby-2024", "derbyshire-2019"))
    kiosk.on("display")
    time.sleep(2)
    ticks = [int(n) for n in open(f"/proc/{kiosk.process.pid}/stat").read().rsplit(")", 1)[1].split()[11:13]]
    frame = kiosk.look()["frame"]
    time.sleep(10)
    after = [int(n) for n in open(f"/proc/{kiosk.process.pid}/stat").read().rsplit(")", 1)[1].split()[11:13]]
    assert kiosk.look()["frame"] == frame, "something was drawn though nothing changed"
    # of the thousand hundredths of a second that passed
    assert sum(after) - sum(ticks) < 100, f"{sum(after) - sum(ticks)} hundredths of a second of work while nothing happens"


def test_an_enrolled_screen_shows_what_was_installed(house):
    device = house.device()
    before = raw(device)
    kiosk = house.kiosk(device, "--display")
    page = kiosk.on("display")
    assert next(i["label"] for i in page["items"] if i["id"] == "title") == "The Derby Pledge"
    assert raw(device) == before
    no_kiosk_needs_help(kiosk)


def test_one_set_twice_is_wrong_usage(house):
    done = house.run("pledge-kiosk", "--data", bare(house), *folders("derby-2024", "derby-2024"))
    assert done.code == 2 and "twice" in done.err, done
    done = house.run("pledge-kiosk", "--data", house.folder / "bare", "--display")
    assert done.code == 1 and "--pack" in done.err, done
