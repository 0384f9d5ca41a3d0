"""A wave opened, stopped or closed at the wrong time or with the wrong words: nothing is half done."""
import json
import sqlite3

import recount
from house import OFFICER
from refusal import ANSWER, FAILED, USAGE, refused
from sealed import arrived



def test_bad_waves(house):
    council = house.council(planned=True)
    config = ["--config", council.config]
    secrets = {name: ["--passphrase-file", council.folder / name] for name in ("publisher", "officer")}
    wrong = ["--passphrase-file", council.secret("wrong", "not the right words at all")]

    def wave(*arguments, days=None):
        return house.run("pledge-council", *config, "wave", *arguments, days=council.days if days is None else days)

    def results(days=None):
        return house.run("pledge-results", "pull", "--server", council.address, "--wave", "demo", "--out", house.folder / "out",
                         days=council.days if days is None else days)

    for command in ("open", "stop", "close"):
        refused(wave(command, "--id", "no-such", *secrets["publisher"]), FAILED, "no-such", "wave list")
        refused(wave(command, "--id", "demo", "--passphrase-file", house.folder / "none"), FAILED)
    refused(wave("open", "--id", "demo", *wrong), FAILED, "publisher", "try again")
    refused(wave("stop", "--id", "demo", *secrets["publisher"]), FAILED, "planned", "wave list")
    council.open_wave()
    refused(wave("open", "--id", "demo", *secrets["publisher"]), FAILED, "open", "wave list")
    refused(results(), FAILED, "demo", "pledge-results waves")
    device = house.device("event", council)
    house.put(device, [ANSWER] * 35)
    device.sync()
    refused(wave("close", "--id", "demo", *secrets["officer"]), FAILED, "open", "wave list")
    council.serve(days=2)
    refused(wave("stop", "--id", "demo", *wrong), FAILED, "publisher")
    council.stop_wave()
    refused(wave("close", "--id", "demo", *secrets["officer"]), FAILED, "close this wave on")
    council.serve(days=17)
    before = dump(council)
    arrived_, counted = recount.count(council.folder / "council.db", "demo", OFFICER)
    assert arrived_ == 35
    refused(wave("close", "--id", "demo", *wrong), FAILED, "does not open this wave", "recovery sheet")
    code = council.secret("code", "AAAA-BBBB-CCCC-DDDD")
    refused(wave("close", "--id", "demo", "--recovery-code-file", code), FAILED)
    refused(wave("close", "--id", "demo"), USAGE, "--passphrase-file")
    assert dump(council) == before, "a wave that could not be closed was changed"
    refused(results(), FAILED, "demo")
    done = wave("close", "--id", "demo", *secrets["officer"])
    assert done.code == 0, done.err
    assert results().code == 0
    refused(wave("close", "--id", "demo", *secrets["officer"]), FAILED, "published")
    release = json.loads((house.folder / "out" / "results.json").read_text())
    for point, row in counted.items():
        published = next(p for p in release["points"] if p["id"] == point)["faces"]["council"]
        assert published == list(recount.gate(row).values()), (point, row, published)


def dump(council):
    """What the council holds, but for what housekeeping may move between days."""
    with sqlite3.connect(f"file:{council.folder / 'council.db'}?mode=ro", uri=True) as db:
        envelopes = sorted(r[0] for t in ("pool", "inbox") for r in db.execute(f"SELECT envelope FROM {t}"))
        return db.execute("SELECT * FROM wave").fetchall(), db.execute("SELECT * FROM release").fetchall(), envelopes


def test_bad_wave_with_too_few(house):
    council = house.council()
    device = house.device("event", council)
    house.put(device, [ANSWER] * 29)
    device.sync()
    council.serve(days=2)
    council.stop_wave()
    council.serve(days=17)
    close = ["--config", council.config, "wave", "close", "--id", "demo", "--passphrase-file", council.folder / "officer"]
    refused(house.run("pledge-council", *close, days=17), FAILED, "not enough answers", "nothing was written")
    refused(house.run("pledge-council", *close, days=17), FAILED, "tomorrow")
    assert len(arrived(council)) == 29
