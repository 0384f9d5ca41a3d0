"""Typed wrongly, or in the wrong place: one sentence that says what to do, the right exit code, and nothing lost."""
import subprocess

from disk import first_line, small_disk
from house import NotRun
from kiosk import Display
from refusal import ANSWER, FAILED, NOWHERE, USAGE, kiosk, refused
from sealed import arrived, raw


def test_bad_flags(house):
    device = house.device()
    data = ["--data", device.folder]
    config = ["--config", house.street.shared().config]
    pull = ["pull", "--server", NOWHERE, "--wave", "demo", "--out", house.folder / "out"]
    cases = [
        ("pledge-kiosk", [], "--data"),
        ("pledge-kiosk", [*data, "--frobnicate"], "--frobnicate"),
        ("pledge-kiosk", [*data, "--window", "big"], "--window", "1280x800"),
        ("pledge-kiosk", [*data, "--window", "12x12"], "--window", "320x320"),
        ("pledge-kiosk", [*data, "--window", "1280x800x3"], "--window"),
        ("pledge-kiosk", [*data, "--window", "-640x480"], "--window"),
        ("pledge-kiosk", [*data, "--window", "1280x800", "--fullscreen"], "--fullscreen"),
        ("pledge-kiosk", [*data, "--log-level", "loud"], "--log-level"),
        ("pledge-sync", []),
        ("pledge-sync", ["once", *data, "--frobnicate"], "--frobnicate"),
        ("pledge-sync", ["once"], "--data"),
        ("pledge-sync", ["run", *data, "--log-level", "loud"], "--log-level"),
        ("pledge-sync", ["enrol", *data, "--server", "pledge.example.org", "--code", "A"], "https://"),
        ("pledge-sync", ["enrol", *data, "--server", "http://192.0.2.1", "--code", "A"], "not encrypted"),
        ("pledge-council", []),
        ("pledge-council", [*config, "wave"]),
        ("pledge-council", [*config, "wave", "open", "--id", "demo", "--frobnicate"], "--frobnicate"),
        ("pledge-council", [*config, "enrol-code", "--profile", "cinema"], "home or event"),
        ("pledge-council", [*config, "enrol-code", "--profile", "home", "--minutes", "0"], "--minutes"),
        ("pledge-council", [*config, "device", "revoke", "xyz"], "32 hex digits"),
        ("pledge-council", [*config, "wave", "stop", "--id", "demo", "--next", "soon"], "--next", "2027-01"),
        ("pledge-results", []),
        ("pledge-results", ["pull"], "--server"),
        ("pledge-results", [*pull, "--frobnicate"], "--frobnicate"),
        ("pledge-results", [*pull, "--format", "doc"], "csv"),
        ("pledge-results", [*pull[:3], "--wave", "../etc", *pull[5:]], "pledge-results waves"),
    ]
    for program, arguments, *words in cases:
        refused(house.run(program, *arguments), USAGE, f"{program}: ", *words)
    for program in ("pledge-kiosk", "pledge-sync", "pledge-council", "pledge-results"):
        for flag in ("--help", "--version"):
            done = house.run(program, flag)
            assert done.code == 0 and done.out and not done.err, (program, flag, done)
    assert house.run("pledge-sync", "status", *data).code == 0


def test_bad_folders(house):
    council = house.street.shared()
    missing, a_file = house.folder / "missing", house.folder / "file"
    a_file.write_text("a shopping list\n")
    for folder in (missing, a_file / "inside"):
        refused(kiosk(house, "--data", folder), FAILED, str(folder), "pledge-sync enrol")
    refused(kiosk(house, "--data", a_file), FAILED, str(a_file), "check")
    for folder in (missing, a_file):
        for command in ("once", "run", "status"):
            refused(house.run("pledge-sync", command, "--data", folder), FAILED, str(folder))
    empty = house.folder / "empty"
    empty.mkdir()
    refused(kiosk(house, "--data", empty), FAILED, "pledge-sync enrol", "--pack")
    refused(kiosk(house, "--data", empty, "--pack", missing), FAILED, str(missing))
    # a code is not used up by a folder that can't take what it is for
    code = council.enrol_code("home")
    refused(house.run("pledge-sync", "enrol", "--data", a_file, "--server", council.address, "--code", code), FAILED, "written to")
    done = house.run("pledge-sync", "enrol", "--data", house.folder / "new", "--server", council.address, "--code", code)
    assert done.code == 0, done.err
    assert a_file.read_text() == "a shopping list\n"
    for command in (["serve"], ["enrol-code", "--profile", "home"], ["wave", "list"], ["doctor"]):
        refused(house.run("pledge-council", "--config", missing, *command), FAILED, str(missing), "does not exist")
    lonely = house.folder / "council.toml"
    lonely.write_text('council = "derby"\nname = "Derby"\ndatabase = "sqlite:nowhere/council.db"\n')
    refused(house.run("pledge-council", "--config", lonely, "serve"), FAILED, "council.db", "pledge-council init")


def test_bad_disk_for_reading_only(house):
    council = house.council()
    disk = small_disk(house)
    device = house.device("home", council, folder=disk / "kiosk")
    house.put(device, [ANSWER])
    before = raw(device)
    for options in ("remount,ro", "remount,rw"):
        done = subprocess.run(["mount", "-o", options, str(disk)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotRun(f"the disk can't be made read-only ({first_line(done.stderr)})")
        if options.endswith("rw"):
            break
        refused(kiosk(house, "--data", device.folder), FAILED, str(device.folder), "can't be written to")
        refused(house.run("pledge-sync", "once", "--data", device.folder), FAILED, str(device.folder))
        fresh = disk / "another"
        code = council.enrol_code("home")
        refused(house.run("pledge-sync", "enrol", "--data", fresh, "--server", council.address, "--code", code), FAILED, str(fresh))
        assert raw(device) == before
    device.sync()
    assert len(arrived(council)) == 1


def test_bad_display(house):
    device = house.device()
    before = raw(device)
    refused(kiosk(house, "--data", device.folder), FAILED, "display", "DISPLAY")
    assert raw(device) == before


def test_bad_language(house):
    display = Display()
    try:
        done = kiosk(house, "--data", house.device().folder, "--lang", "xx", env={"DISPLAY": display.name})
    finally:
        display.close()
    refused(done, USAGE, '"xx"', "en, pl, sk, pa, ur")
