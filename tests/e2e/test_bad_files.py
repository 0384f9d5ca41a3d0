"""Files that are broken: the sentence names file, place and remedy, and what worked before goes on working."""
import json
import shutil
import sqlite3

import council as councils
from house import no_kiosk_needs_help
from refusal import ANSWER, FAILED, kiosk, refused
from sealed import arrived, waiting
from walk import check_page, ids, kind, short_visit



def test_bad_kiosk_toml(house):
    device = house.device()
    file = device.folder / "kiosk.toml"
    good = file.read_text()
    cases = [
        ('setting = "home"\nlanguages = [\n"en"\nsetting', 2, "mend"),
        ('setting = "home"\nlanguage = ["en"]\n', 2, '"languages"'),
        ('\nsetting = "ship"\n', 2, '"home", "event"'),
        ('languages = []\n', 1, '["en", "ur"]'),
        ('languages = ["en"]\nfirst_language = "ur"\n', 2, "add it there"),
        ('pixels_per_mm = 400\n', 1, "number from 1.5"),
        ('pixels_per_mm = "big"\n', 1, "number from 1.5"),
        ('[idle]\nask_after_seconds = 3\n', 2, "30 to 3600"),
        ('[idle]\nask_after_seconds = 60\nclear_after = 20\n', 3, '"clear_after_seconds"'),
        ('idle = 30\n', 1, "[idle]"),
    ]
    for text, line, *words in cases:
        file.write_text(text)
        at = str(file) if line == 2 and text.count("\n") == 3 else f"{file}, line {line}:"
        refused(kiosk(house, "--data", device.folder), FAILED, at, *words)
    file.write_bytes(b"\xff\xfe\x00")
    refused(kiosk(house, "--data", device.folder), FAILED, str(file))
    file.unlink()
    file.mkdir()
    refused(kiosk(house, "--data", device.folder), FAILED, str(file))
    file.rmdir()
    file.write_text(good)
    tapped = house.kiosk(device)
    short_visit(tapped)
    assert waiting(device) == 1
    no_kiosk_needs_help(tapped)


def broken_copies(folder):
    """Folders with a pack that is wrong in one place: (folder, file, line, remedy)."""
    source = councils.ROOT / "assets" / "packs" / "derby-2024"
    pack = (source / "pack.toml").read_text(encoding="utf-8")
    version = next(i for i, line in enumerate(pack.splitlines(), 1) if line.startswith("version"))
    point = next(i for i, line in enumerate(pack.splitlines(), 1) if line == "[[points]]") + 1
    changes = {
        "syntax": (lambda s: s.replace("version = 1", "version = = 1"), version, "mend"),
        "kind": (lambda s: s.replace("version = 1", 'version = "one"'), version, "whole number"),
        "id": (lambda s: s.replace('id = "contact-and-help"', 'id = "Contact & help"'), None, "a-z, 0-9"),
        "order": (lambda s: s.replace('first_set = ["things-to-do"', 'first_set = ["things-to-eat"'), None, "things-to-eat"),
    }
    assert point
    for name, (change, line, *words) in changes.items():
        copy = folder / name
        shutil.copytree(source, copy)
        text = change(pack)
        assert text != pack, name
        (copy / "pack.toml").write_text(text, encoding="utf-8")
        yield copy, f"{copy / 'pack.toml'}, line {line or ''}", words
    copy = folder / "no-pack"
    copy.mkdir()
    yield copy, str(copy / "pack.toml"), ["does not exist"]


def test_bad_pack(house):
    device = house.device()
    council = house.street.shared()
    for folder, place, words in broken_copies(house.folder):
        refused(kiosk(house, "--data", device.folder, "--pack", folder), FAILED, place, *words)
        built = house.folder / "built.pack"
        done = house.run("pledge-council", "--config", council.config, "pack", "build", folder, "--out", built)
        refused(done, FAILED, place, *words)
        assert not built.exists(), "a broken pack was built"
    not_signed = house.folder / "words.pack"
    not_signed.write_text("{}")
    refused(house.run("pledge-council", "--config", council.config, "pack", "publish", not_signed), FAILED)


def publish_second_version(council, house):
    folder = house.folder / "second"
    shutil.copytree(council.folder / "derby-2024", folder)
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1", "version = 2").replace('title = "The Derby Pledge"', 'title = "The Second Pledge"')
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    council.command("pack", "build", folder, "--out", council.folder / "second.pack", passphrase="publisher")
    council.command("pack", "publish", council.folder / "second.pack", "--now", passphrase="publisher")


def test_bad_new_pack_leaves_the_old(house):
    council = house.council()
    device = house.device("home", council)
    tapped = house.kiosk(device)
    tapped.on("welcome")
    publish_second_version(council, house)
    with sqlite3.connect(council.folder / "council.db") as db:
        good = db.execute("SELECT bytes FROM document WHERE kind = 'pack' AND version = 2").fetchone()[0]
        db.execute("UPDATE document SET bytes = ? WHERE kind = 'pack' AND version = 2", (good[:-400] + good[-399:],))
    done = house.run("pledge-sync", "once", "--data", device.folder)
    refused(done, FAILED, "pack", "officer")
    short_visit(tapped)
    no_kiosk_needs_help(tapped)
    again = house.kiosk(device)
    short_visit(again)
    assert waiting(device) == 2
    no_kiosk_needs_help(again)
    with sqlite3.connect(council.folder / "council.db") as db:
        db.execute("UPDATE document SET bytes = ? WHERE kind = 'pack' AND version = 2", (good,))
    done = house.run("pledge-sync", "once", "--data", device.folder)
    assert done.code == 0, done.err
    assert json.loads(house.run("pledge-sync", "status", "--data", device.folder).out)["packs"]
    newest = house.kiosk(device)
    newest.on("welcome")
    newest.tap("read")
    check_page(newest.on("read"), "en")
    # a file that somebody damaged on the device itself: kind words, and the way out is in the log
    newest.stop()
    for pack in (device.folder / "packs").iterdir():
        pack.write_bytes(pack.read_bytes()[:-200])
    hurt = house.kiosk(device)
    kind(hurt.on("trouble"))
    no_kiosk_needs_help(hurt)


def other_database(house):
    path = house.folder / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipe(name TEXT)")
        db.execute("INSERT INTO recipe VALUES ('soup')")
    db.close()
    return path.read_bytes()


def test_bad_databases(house):
    council = house.council()
    device = house.device("home", council)
    house.put(device, [ANSWER])
    council.stop()
    file = council.folder / "council.db"
    good = file.read_bytes()
    for junk, remedy in ((b"Dear council,\n" * 900, "copy it aside"), (b"", "restore a backup"),
                         (other_database(house), "restore a backup")):
        file.write_bytes(junk)
        for command in (["serve"], ["enrol-code", "--profile", "home"], ["wave", "list"]):
            refused(house.run("pledge-council", "--config", council.config, *command), FAILED, str(file), remedy)
        done = house.run("pledge-council", "--config", council.config, "doctor")
        assert done.code == FAILED and str(file) in done.out, done
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
            tables = [] if junk.startswith(b"Dear") else [r[0] for r in db.execute("SELECT name FROM sqlite_master")]
        assert tables in ([], ["recipe"]), f"somebody else's file was changed: {tables}"
        for leftover in council.folder.glob("council.db-*"):
            leftover.unlink()
    file.write_bytes(good)
    council.serve()
    outbox = device.folder / "outbox.db"
    good = outbox.read_bytes()
    outbox.write_bytes(b"not an outbox" * 800)
    refused(house.run("pledge-sync", "once", "--data", device.folder), FAILED, str(outbox), "copy it aside")
    assert outbox.read_bytes() == b"not an outbox" * 800
    tapped = house.kiosk(device)
    tapped.on("welcome")
    tapped.tap("start")
    kind(tapped.on("full"))
    assert "done" in ids(tapped.look())
    outbox.write_bytes(good)
    no_kiosk_needs_help(tapped)
    device.sync()
    assert len(arrived(council)) == 1
    for file in ("identity.json", "device.key", "manifest.signed"):
        path = device.folder / file
        good = path.read_bytes()
        path.write_bytes(b"?")
        done = house.run("pledge-sync", "once", "--data", device.folder, days=1)
        if file != "manifest.signed":
            refused(done, FAILED)
        path.write_bytes(good)
