"""The council's side of the demo: its server, a wave, and days that pass.

Days pass by moving the clock of the council's and the device's programs (faketime); the programs know nothing of it.
"""
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WAVE = "demo"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Failed(Exception):
    """A step of the demo did not work; says which and why."""


def shifted(command, days):
    """The command, with its clock moved on by so many days. Not by the `faketime` program: the semaphore that it names
    after its process may still lie there from one that was killed."""
    if not days:
        return command
    libraries = sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    if not libraries:
        raise Failed("libfaketime is missing; install the package faketime.")
    return ["env", f"LD_PRELOAD={libraries[0]}", f"FAKETIME=+{days}d", *command]


def run(command, days=0):
    done = subprocess.run(shifted([str(c) for c in command], days), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"{pathlib.Path(command[0]).name} {command[1]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


class Council:
    """A council of its own in `folder`, on a port of loopback; everything in it goes with the folder."""

    def __init__(self, build, folder, log):
        self.program = pathlib.Path(build) / "sync" / "council" / "pledge-council"
        self.folder = pathlib.Path(folder)
        self.config = self.folder / "council.toml"
        self.log = log
        self.server = None
        self.days = 0
        self.address = f"http://127.0.0.1:{free_port()}"

    def secret(self, name, words):
        path = self.folder / name
        path.write_text(words + "\n")
        path.chmod(0o600)
        return path

    def command(self, *arguments, passphrase=None):
        extra = ["--passphrase-file", self.folder / passphrase] if passphrase else []
        return run([self.program, *arguments, *extra, "--config", self.config], self.days)

    def set_up(self):
        self.folder.mkdir(parents=True)
        self.secret("publisher", "four stones near six further out")
        self.secret("officer", "quiet water under low hills")
        self.config.write_text('council = "derby"\nname = "Derby City Council"\ndatabase = "sqlite:council.db"\n'
                               f'listen = "{self.address.removeprefix("http://")}"\nlocales = "{ROOT}/locales"\n')
        self.command("init", passphrase="publisher")
        pack = self.folder / "derby-2024"
        shutil.copytree(ROOT / "assets" / "packs" / "derby-2024", pack)
        shutil.copy(ROOT / "deploy" / "demo.d" / "help.toml", pack / "help.toml")
        self.command("pack", "build", pack, "--out", self.folder / "derby.pack", passphrase="publisher")
        self.command("pack", "publish", self.folder / "derby.pack", "--now", passphrase="publisher")

    def plan_wave(self):
        today = time.strftime("%Y-%m-%d")
        until = time.strftime("%Y-%m-%d", time.localtime(time.time() + 30 * 86400))
        results = time.strftime("%Y-%m", time.localtime(time.time() + 62 * 86400))
        self.command("wave", "plan", "--id", WAVE, "--set", "derby-2024", "--columns", "three", "--opens", today, "--asks-until",
                     until, "--results", results, "--recovery-sheet", self.folder / "recovery-sheet.txt", passphrase="officer")

    def answer_back(self):
        """What the council has to say to what it heard before: replies on the kiosks, commitments for the committee."""
        here = pathlib.Path(__file__).resolve().parent
        self.command("commitments", "import", here / "commitments.csv", "--set", "derby-2024")
        self.command("replies", "import", here / "replies.json", "--set", "derby-2024", "--approved")
        self.command("replies", "publish", "--set", "derby-2024", passphrase="publisher")

    def open_wave(self):
        self.command("wave", "open", "--id", WAVE, passphrase="publisher")

    def stop_wave(self):
        self.command("wave", "stop", "--id", WAVE, passphrase="publisher")

    def close_wave(self):
        return self.command("wave", "close", "--id", WAVE, passphrase="officer")

    def enrol_code(self, profile):
        text = self.command("enrol-code", "--profile", profile)
        return re.search(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", text).group(0)

    def serve(self, days=0):
        """Starts the server, or starts it again so many days later."""
        self.stop()
        self.days = days
        self.server = subprocess.Popen(shifted([str(self.program), "serve", "--config", str(self.config)], days),
                                       stdout=self.log, stderr=self.log, start_new_session=True)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(self.address + "/healthz", timeout=2) as reply:
                    if json.load(reply)["ok"]:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise Failed("pledge-council serve did not answer on " + self.address)

    def stop(self):
        if self.server:
            # whatever stands between us and the server ends with it
            os.killpg(self.server.pid, 15)
            self.server.wait(timeout=20)
            self.server = None


class Device:
    """A kiosk's data folder, and pledge-sync in it."""

    def __init__(self, build, folder, council, profile="event", settings=""):
        self.program = pathlib.Path(build) / "sync" / "device" / "pledge-sync"
        self.folder = pathlib.Path(folder)
        self.council = council
        run([self.program, "enrol", "--data", self.folder, "--server", council.address, "--code", council.enrol_code(profile)])
        (self.folder / "kiosk.toml").write_text(settings)

    def sync(self):
        run([self.program, "once", "--data", self.folder], self.council.days)
