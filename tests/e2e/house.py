"""What a test lives in: a folder of its own, and councils, devices, displays and kiosks that end with it."""
import contextlib
import copy
import dataclasses
import pathlib
import shutil
import subprocess
import threading

import council as councils
import web
from kiosk import Display, Kiosk

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SETTINGS = 'setting = "{setting}"\nlanguages = ["en", "ur"]\nfirst_language = "en"\n'
PIXELS_PER_MM = 4.03  # what kiosk.toml says when it says nothing
WINDOW = (1920, 1080)
OFFICER = "quiet water under low hills"
HOME_SLOTS, EVENT_SLOTS, QUESTIONS = 12, 240, 10


class NotRun(Exception):
    """This machine lacks something that the test needs; says what."""


def patience(seconds):
    """Marks a test that waits so long, so that it begins among the first."""
    def mark(test):
        test.patience = seconds
        return test
    return mark


@dataclasses.dataclass
class Done:
    """A program that ended."""
    code: int
    out: str
    err: str


class Street:
    """What all houses share: the build tree, a council to copy, and one that serves those who change nothing there."""

    def __init__(self, build, folder, rounds):
        self.build, self.folder, self.rounds = build, folder, rounds
        self.mutex = threading.Lock()
        self.template = self.council = None
        self.log = None

    def build_template(self):
        """A council that was set up and opened a wave: the keys alone take seconds to make."""
        self.folder.mkdir(parents=True)
        self.log = open(self.folder / "council.log", "ab")
        self.template = councils.Council(self.build, self.folder / "template", self.log)
        self.template.set_up()
        self.template.plan_wave()
        shutil.copytree(self.template.folder, self.folder / "planned")
        self.template.open_wave()

    def copy(self, folder, planned=False):
        new = councils.Council(self.build, folder, self.log)
        shutil.copytree(self.folder / ("planned" if planned else "template"), folder)
        text = new.config.read_text()
        new.config.write_text(text.replace(self.template.address.removeprefix("http://"), new.address.removeprefix("http://")))
        return new

    @staticmethod
    def at(council, address):
        """The same council, as met under another address."""
        through = copy.copy(council)
        through.address, through.server = address, None
        return through

    def shared(self):
        with self.mutex:
            if not self.council:
                self.council = self.copy(self.folder / "shared")
                self.council.serve()
            return self.council

    def close(self):
        if self.council:
            self.council.stop()
        if self.log:
            self.log.close()


class House:
    """One test's folder and everything that runs for it."""

    def __init__(self, street, folder):
        self.street, self.build, self.folder = street, street.build, folder
        folder.mkdir(parents=True)
        self.log_path = folder / "log"
        self.log = open(self.log_path, "a", encoding="utf-8")
        self.ends = contextlib.ExitStack()
        self.kiosks = []
        self.browser = None

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if kind and not issubclass(kind, NotRun):
            for i, kiosk in enumerate(self.kiosks):
                with contextlib.suppress(Exception):
                    kiosk.shot(str(self.folder / f"failed-{i}.png"))
        self.ends.close()

    def program(self, name):
        room = {"pledge-kiosk": "kiosk", "pledge-sync": "sync/device", "pledge-council": "sync/council",
                "pledge-results": "sync/results", "pledge-poll": "kiosk/poll"}.get(name, "tests/support")
        return self.build / room / name

    def run(self, name, *arguments, days=0, given="", env=None, timeout=60):
        """Runs a program to its end, its clock moved on by so many days."""
        command = councils.shifted([str(self.program(name)), *(str(a) for a in arguments)], days)
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=timeout, env=env,
                              start_new_session=True)
        self.log.write(f"$ {' '.join(command)}\n{done.stdout}{done.stderr}→ {done.returncode}\n")
        self.log.flush()
        return Done(done.returncode, done.stdout, done.stderr)

    def council(self, name="council", planned=False):
        """A council of the test's own, which serves; its wave is open unless `planned`."""
        new = self.street.copy(self.folder / name, planned)
        new.serve()
        self.ends.callback(new.stop)
        return new

    def device(self, profile="home", council=None, settings="", name="kiosk", folder=None):
        """An enrolled device with what the council has published."""
        text = SETTINGS.format(setting="event" if profile == "event" else "home") + settings
        return councils.Device(self.build, folder or self.folder / name, council or self.street.shared(), profile, text)

    def chromium(self):
        """The test's own browser; several people may use it."""
        if not self.browser:
            try:
                self.browser = web.Chromium(self.log)
            except web.NoBrowser as missing:
                raise NotRun(str(missing)) from missing
            self.ends.callback(self.browser.close)
        return self.browser

    def person(self, council, name, secret=None):
        return web.Person(self.chromium(), council, name, secret)

    def display(self):
        new = Display(*WINDOW)
        self.ends.callback(new.close)
        return new

    def kiosk(self, device, *arguments, display=None, finger=None):
        display = display or self.display().name
        new = Kiosk(str(self.build), str(device.folder), display, *arguments, window=f"{WINDOW[0]}x{WINDOW[1]}",
                    log=str(self.log_path), finger=finger)
        self.kiosks.append(new)
        self.ends.callback(lambda: new.stop(9) if new.process.poll() is None else None)
        return new

    def put(self, device, lines):
        """Stores answers without a screen; each line says what was said to each question."""
        done = self.run("put_answers", device.folder, given="".join(f"{line}\n" for line in lines))
        assert done.code == 0, done.err
        return int(done.out)


def no_kiosk_needs_help(kiosk):
    """The kiosk lives and ends when it is told to."""
    assert kiosk.process.poll() is None, f"the kiosk ended with {kiosk.process.returncode}"
    assert kiosk.stop() == 0
