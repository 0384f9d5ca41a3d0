#!/usr/bin/env python3
"""The demo behind deploy/demo: a council, kiosks, forty visitors, a closed wave, a recount.

    demo.py BUILD --headless OUT     everything by itself, without a display; leaves pictures, results and run.json in OUT
    demo.py BUILD                    the kiosk's window on this display, for you to tap
"""
import argparse
import concurrent.futures
import contextlib
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
import session  # noqa: E402
import visitors  # noqa: E402
import web  # noqa: E402
from kiosk import Display, Gone, Kiosk  # noqa: E402

KIOSKS = 5
OFFICER = "officer"
# page of the dashboard → where it is
DASHBOARD = {"start": "/", "waves": "/waves", "results": f"/results/{councils.WAVE}",
             "promise": f"/results/{councils.WAVE}/contact-and-help", "commitments": "/commitments", "replies": "/replies",
             "report": "/report", "kiosks": "/kiosks", "audit": "/audit"}
LANGUAGES = sorted(p.parent.name for p in (HERE.parent.parent / "locales").glob("*/kiosk.po"))


def settings(idle=180):
    """Of a kiosk; tables may follow."""
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


class Opening:
    """The wave opens once every language's kiosk has been photographed before it."""

    def __init__(self):
        self.waiting = {language: threading.Event() for language in LANGUAGES}
        self.open = threading.Event()

    def wait(self, language):
        self.waiting[language].set()
        self.open.wait()

    def given_up(self, language):
        self.waiting[language].set()

    def everybody_waits(self):
        for waiting in self.waiting.values():
            waiting.wait()


def take_pictures(build, work, council, out, log, opening, language):
    """Runs beside the visitors, on a kiosk of a home whose answers are never sent."""
    with contextlib.ExitStack() as ends:
        ends.callback(opening.given_up, language)
        device = councils.Device(build, work / f"screens-{language}", council, "home", settings(idle=30))
        device.sync()
        display = Display()
        ends.callback(display.close)

        def start(folder, *arguments):
            kiosk = Kiosk(build, str(folder), display.name, *arguments, log=log)
            ends.callback(lambda: kiosk.stop(signal.SIGKILL) if kiosk.process.poll() is None else None)
            return kiosk, screens.Album(kiosk, f"{out}/screens/{language}")

        kiosk, album = start(device.folder)
        screens.choose_language(kiosk, language)
        album.take("closed")
        opening.wait(language)
        councils.run([device.program, "once", "--data", device.folder])
        kiosk.on("welcome", seconds=40)
        for part in (screens.resting, screens.visit, screens.goodbye):
            screens.choose_language(kiosk, language)
            part(kiosk, album)
        screens.fill(kiosk)
        kiosk.until(lambda p: p["screen"] in ("full", "welcome"))
        if kiosk.look()["screen"] == "full":
            kiosk.tap("done")
        screens.choose_language(kiosk, language)
        kiosk.tap("start")
        album.take("full")
        kiosk.stop()
        broken, album = start(screens.damage(device.folder, work / f"broken-{language}"), "--lang", language)
        album.take("trouble")
        broken.stop()


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


def hold_session(build, work, council, out, log_path, log):
    """A group at a kiosk of its own, whose totals are too few to be published."""
    poll = session.Poll(build, work / "session", log, "--address", "127.0.0.1", "--port", "0")
    poll.start()
    try:
        more = session.staff_settings(build) + poll.settings()
        device = councils.Device(build, work / "session-kiosk", council, "event", settings() + more)
        device.sync()
        session.photograph(build, device, out, log_path)
    finally:
        poll.stop()


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
        secret = web.add_account(council, OFFICER, "officer")
        council.answer_back()
        council.serve()
        council.plan_wave()
        watch.done("council set up")
        opening = Opening()
        with concurrent.futures.ThreadPoolExecutor(len(LANGUAGES) + KIOSKS + 1) as pool:
            pictures = [pool.submit(take_pictures, build, work, council, out, log_path, opening, language)
                        for language in LANGUAGES]
            try:
                opening.everybody_waits()
                council.open_wave()
            finally:
                opening.open.set()
            devices = [councils.Device(build, work / f"kiosk-{i}", council, "event", settings()) for i in range(KIOSKS)]
            for device in devices:
                device.sync()
            group = pool.submit(hold_session, build, work, council, out, log_path, log)
            visits = [pool.submit(let_visit, build, device, range(i, visitors.VISITORS, KIOSKS), log_path)
                      for i, device in enumerate(devices)]
            tapped = {}
            for tally in (future.result() for future in visits):
                for point, faces in tally.faces.items():
                    for face, n in faces.items():
                        tapped.setdefault(point, {}).setdefault(face, 0)
                        tapped[point][face] += n
            watch.done("visitors")
            for album in pictures:
                album.result()
            group.result()
            watch.done("pictures, a live session")
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
                      councils.WAVE, "--out", out, "--format", "csv,xlsx,pdf,json"], council.days)
        watch.done("days passed, wave closed, results pulled")
        photograph(council, secret, out, log)
        watch.done("dashboard")
    finally:
        council.stop()
        log.close()
    return report(out, tapped, arrived, counted, watch)


def photograph(council, secret, out, log):
    """The dashboard as its officer sees it, in a real browser."""
    chromium = web.Chromium(log)
    try:
        officer = web.Person(chromium, council, OFFICER, secret).sign_in()
        for name, path in DASHBOARD.items():
            officer.go(path)
            if officer.status != 200:
                raise councils.Failed(f"The dashboard's page {path} answered {officer.status}.")
            officer.shot(out / f"dashboard-{name}.png")
    except web.PageFailed as problem:
        raise councils.Failed(f"The dashboard could not be photographed: {problem}") from problem
    finally:
        chromium.close()


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


def tell_codes(secret):
    """What an authenticator app would show, whenever somebody presses Enter."""
    for _ in sys.stdin:
        print(f"The six digits now: {web.code_of(secret)}", flush=True)


def interactive(build, work, log_path):
    log = open(log_path, "ab")
    council = councils.Council(build, work / "council", log)
    poll = session.Poll(build, work / "session", log)
    agent = kiosk = None
    try:
        council.set_up()
        secret = web.add_account(council, OFFICER, "officer")
        council.answer_back()
        council.plan_wave()
        council.open_wave()
        council.serve()
        poll.start()
        more = session.staff_settings(build) + poll.settings()
        device = councils.Device(build, work / "kiosk", council, "event", settings() + more)
        agent = subprocess.Popen([str(device.program), "run", "--data", str(device.folder)], stdout=log, stderr=log)
        device_wait(device)
        kiosk = subprocess.Popen([os.path.join(build, "kiosk", "pledge-kiosk"), "--data", str(device.folder), "--window", "1280x800"],
                                 stdout=log, stderr=log)
        print(f"The kiosk's window is open.\n"
              f"The officer's dashboard: {council.address} — name: {OFFICER}, password: {web.PASSWORD}\n"
              f"Its six digits change every half minute. Now: {web.code_of(secret)}; press Enter here for the next.\n"
              f"To vote as a group: How it looks and sounds, More, For staff, {session.NUMBER}, Start with a group. Phones in this network can join.\n"
              f"Log: {log_path}. Ctrl-C or closing the window ends everything.", flush=True)
        threading.Thread(target=tell_codes, args=(secret,), daemon=True).start()
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
        poll.stop()
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
        shutil.rmtree(out / "screens", ignore_errors=True)
        for old in ("results.*", "report*.pdf", "dashboard-*.png", "session-*.png", "run.json", "demo.log"):
            for file in out.glob(old):
                file.unlink()
        out.mkdir(parents=True, exist_ok=True)
        return headless(chosen.build, out, work, out / "demo.log")
    except (councils.Failed, Gone, web.NoBrowser) as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
