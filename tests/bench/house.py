"""A council with an open wave, an enrolled kiosk, and a window on a display of its own: what the benches measure in."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "deploy" / "demo.d"), str(ROOT / "tests" / "support")]
import council as councils  # noqa: E402
from kiosk import Display, Gone, Kiosk  # noqa: E402, F401

WIDTH, HEIGHT = 1920, 1080  # the panel the pages are designed for
SETTINGS = 'setting = "event"\nlanguages = ["en", "ur"]\nfirst_language = "en"\n'


class Eye:
    """Taps and tells time on a display (tests/bench/eye.cpp)."""

    def __init__(self, build, display):
        program = os.path.join(build, "tests", "bench", "eye")
        if not os.path.exists(program):
            raise RuntimeError("there is no eye; install libxdamage-dev and build again")
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env={**os.environ, "DISPLAY": display})

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def tap(self, x, y, hold=80):
        """(ms from press to pixels, ms from release to pixels); None where nothing changed."""
        return tuple(None if word == "-" else float(word) for word in self.ask(f"tap {x} {y} {hold}").split())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class House:
    """Everything goes with `folder`."""

    def __init__(self, build, folder):
        self.build = str(pathlib.Path(build).resolve())
        self.folder = pathlib.Path(folder)
        self.log = open(self.folder / "log", "ab")
        self.display = self.council = self.eye = None

    def open(self):
        self.council = councils.Council(self.build, self.folder / "council", self.log)
        self.council.set_up()
        self.council.serve()
        self.council.plan_wave()
        self.council.open_wave()
        device = councils.Device(self.build, self.folder / "kiosk", self.council, "event", SETTINGS)
        device.sync()
        self.data = str(device.folder)
        self.council.stop()  # a kiosk needs no network, and a server beside it would only take its time
        self.display = Display(WIDTH, HEIGHT)
        self.eye = Eye(self.build, self.display.name)

    def kiosk(self, *arguments):
        return Kiosk(self.build, self.data, self.display.name, *arguments, window=f"{WIDTH}x{HEIGHT}", log=self.log.name)

    def kiosk_command(self):
        return f"{self.build}/kiosk/pledge-kiosk --data {self.data} --window {WIDTH}x{HEIGHT} >>{self.log.name} 2>&1"

    def bare_command(self, how):
        return f"{self.build}/tests/bench/bare {how} {WIDTH}x{HEIGHT}"

    def close(self):
        for part in (self.eye, self.display):
            if part:
                part.close()
        if self.council:
            self.council.stop()
        self.log.close()
