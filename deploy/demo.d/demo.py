#!/usr/bin/env python3
"""The demo behind deploy/demo: a council, kiosks, forty visitors, a closed wave, a recount.

    demo.py BUILD --headless OUT     everything by itself, without a display; leaves pictures, results and run.json in OUT
    demo.py BUILD                    the kiosk's window on this display, for you to tap
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "tests" / "support")]
import council as councils  # noqa: E402
import recount  # noqa: E402
import screens  # noqa: E402
import visitors  # noqa: E402
from kiosk import Display, Gone, Kiosk  # noqa: E402

KIOSKS = 3
LANGUAGES = sorted(p.parent.name for p in (HERE.parent.parent / "locales").glob("*/kiosk.po"))


def settings(idle=180):
    codes = ", ".join(f'"{code}"' for code in LANGUAGES)
    return f'setting = "event"\nlanguages = [{codes}]\nfirst_language = "en"\n[idle]\nask_after_seconds = {idle}\n'


class Stopwatch:
    """Seconds of each part, for run.json; says what it does."""

    def __init__(self):
        self.parts = {}
        self.since = time.monotonic()

    def done(self, part):
        now = time.monotonic()
        self.parts[part] = round(now - self.since, 1)
        print(f"  {part}: {self.parts[part]} s", flush=True)
        self.since = now


def take_pictures(build, work, council, out, log, opened):
    """Runs beside the visitors, on a kiosk of a home whose answers are never sent."""
    device = councils.Device(build, work / "screens", council, "home", settings(idle=30))
    device.sync()
    display = Display()
    kiosk = Kiosk(build, str(device.folder), display.name, log=log)
    albums = {language: screens.Album(kiosk, f"{out}/screens/{language}") for language in LANGUAGES}
    try:
        for language, album in albums.items():
            screens.choose_language(kiosk, language)
            album.take(18, "closed")
        opened["ready"].set()
        opened["open"].wait()
        councils.run([device.program, "once", "--data", device.folder])
        for language, album in albums.items():
            kiosk.on("welcome", seconds=40)
            screens.choose_language(kiosk, language)
            screens.resting(kiosk, album)
            screens.choose_language(kiosk, language)
            screens.visit(kiosk, album)
            screens.choose_language(kiosk, language)
            screens.goodbye(kiosk, album)
        screens.fill(kiosk)
        for language, album in albums.items():
            kiosk.until(lambda p: p["screen"] in ("full", "welcome"))
            if kiosk.look()["screen"] == "full":
                kiosk.tap("done")
            screens.choose_language(kiosk, language)
            kiosk.tap("start")
            album.take(19, "full")
        kiosk.stop()
        broken = screens.damage(device.folder, work / "broken")
        for language in LANGUAGES:
            kiosk = Kiosk(build, str(broken), display.name, "--lang", language, log=log)
            screens.Album(kiosk, f"{out}/screens/{language}").take(20, "trouble")
            kiosk.stop()
    finally:
        opened["ready"].set()
        if kiosk.process.poll() is None:
            kiosk.stop(signal.SIGKILL)
        display.close()


def let_visit(build, device, numbers, log):
    """Some of the visitors, one after the other, at one kiosk."""
    display, tally = Display(), visitors.Tally()
    kiosk = Kiosk(build, str(device.folder), display.name, log=log)
    try:
        for number in numbers:
            visitors.visit(kiosk, number, LANGUAGES, tally)
        kiosk.stop()
    finally:
        if kiosk.process.poll() is None:
            kiosk.stop(signal.SIGKILL)
        display.close()
    return tally


def published_of(results):
    """results.json → {point: {column: cell, or null where nothing can be shown}}."""
    release = json.loads(results.read_text(encoding="utf-8"))
    columns = release["wave"]["columns"]
    return {point["id"]: dict(zip(columns, point["faces"]["council"] or [None] * len(columns), strict=True))
            for point in release["points"]}


def headless(build, out, work, log_path):
    watch, log = Stopwatch(), open(log_path, "ab")
    council = councils.Council(build, work / "council", log)
    try:
        council.set_up()
        council.serve()
        council.plan_wave()
        watch.done("council set up")
        opened = {"ready": threading.Event(), "open": threading.Event()}
        with concurrent.futures.ThreadPoolExecutor() as pool:
            pictures = pool.submit(take_pictures, build, work, council, out, log_path, opened)
            opened["ready"].wait()
            council.open_wave()
            opened["open"].set()
            devices = [councils.Device(build, work / f"kiosk-{i}", council, "event", settings()) for i in range(KIOSKS)]
            for device in devices:
                device.sync()
            visits = [pool.submit(let_visit, build, device, range(i, visitors.VISITORS, KIOSKS), log_path)
                      for i, device in enumerate(devices)]
            tapped = {}
            for tally in (future.result() for future in visits):
                for point, faces in tally.faces.items():
                    for face, n in faces.items():
                        tapped.setdefault(point, {}).setdefault(face, 0)
                        tapped[point][face] += n
            watch.done("visitors")
            pictures.result()
            watch.done("pictures")
        # the next day each kiosk sends its batch; the day after, asking stops; two weeks later the wave is closed
        council.serve(days=1)
        for device in devices:
            device.sync()
        council.serve(days=2)
        council.stop_wave()
        council.serve(days=17)
        arrived, counted = recount.count(council.folder / "council.db", councils.WAVE, "quiet water under low hills")
        council.close_wave()
        councils.run([pathlib.Path(build) / "sync" / "results" / "pledge-results", "pull", "--server", council.address, "--wave",
                      councils.WAVE, "--out", out], council.days)
        watch.done("days passed, wave closed, results pulled")
    finally:
        council.stop()
        log.close()
    return report(out, tapped, arrived, counted, watch)


def report(out, tapped, arrived, counted, watch):
    published = published_of(out / "results.json")
    expected = {point: recount.gate(tapped.get(point, {})) for point in published}
    cells = [cell for row in published.values() for cell in row.values()]
    agree = (arrived == visitors.VISITORS and counted == tapped and published == expected and "<5" in cells
             and any(isinstance(cell, int) for cell in cells) and None in cells)
    (out / "run.json").write_text(json.dumps({
        "visitors": visitors.VISITORS, "tapped": tapped, "arrived": arrived, "published": published, "agree": agree,
        "seconds": watch.parts}, indent=1) + "\n")
    print(f"{visitors.VISITORS} visitors tapped, {arrived} answers arrived, recount and publication "
          f"{'agree' if agree else 'DIFFER'}; see {out}/run.json")
    return 0 if agree else 1


def interactive(build, work, log_path):
    log = open(log_path, "ab")
    council = councils.Council(build, work / "council", log)
    agent = kiosk = None
    try:
        council.set_up()
        council.plan_wave()
        council.open_wave()
        council.serve()
        device = councils.Device(build, work / "kiosk", council, "event", settings())
        agent = subprocess.Popen([str(device.program), "run", "--data", str(device.folder)], stdout=log, stderr=log)
        device_wait(device)
        kiosk = subprocess.Popen([os.path.join(build, "kiosk", "pledge-kiosk"), "--data", str(device.folder), "--window", "1280x800"],
                                 stdout=log, stderr=log)
        print(f"The kiosk's window is open. The council's server answers on {council.address} (its pages for the officer come in "
              f"a later version;\nuntil then: {council.program} --help). Log: {log_path}. Ctrl-C or closing the window ends everything.")
        if kiosk.wait() != 0:
            print("demo: The kiosk's window could not stay open; its last words:\n" + last_words(log_path), file=sys.stderr)
            return 1
    except KeyboardInterrupt:
        pass
    finally:
        for process in (kiosk, agent):
            if process and process.poll() is None:
                process.terminate()
                process.wait()
        council.stop()
        log.close()
    return 0


def last_words(log_path, lines=5):
    return "\n".join(log_path.read_text(errors="replace").splitlines()[-lines:])


def device_wait(device):
    """Until the agent has fetched the manifest."""
    until = time.monotonic() + 30
    while not (device.folder / "manifest.signed").exists():
        if time.monotonic() > until:
            device.sync()
        time.sleep(0.1)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build")
    options.add_argument("--headless", metavar="OUT", type=pathlib.Path)
    chosen = options.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="pledge-demo-"))
    for end in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # whatever ends it, everything it started ends too
        signal.signal(end, signal.default_int_handler)
    try:
        if not chosen.headless:
            return interactive(chosen.build, work, work / "demo.log")
        out = chosen.headless.resolve()
        for old in ("screens", "results.csv", "results.json", "run.json", "demo.log"):
            shutil.rmtree(out / old, ignore_errors=True) if old == "screens" else (out / old).unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        return headless(chosen.build, out, work, out / "demo.log")
    except (councils.Failed, Gone) as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
