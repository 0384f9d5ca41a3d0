"""Drives a kiosk as its user does: a real window on an X display, real taps, and --inspect to see what is there.

Tests and the demo use it; it needs Xvfb and the built programs only.
"""
import json
import os
import signal
import socket
import subprocess
import tempfile
import time


class Gone(Exception):
    """The kiosk did not show what was waited for."""


class Display:
    """An Xvfb of our own, on a number that the X server chooses."""

    def __init__(self, width=1920, height=1080):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise Gone("Xvfb did not start; install the package xvfb.")
        self.name = f":{number}"

    def close(self):
        self.process.terminate()
        self.process.wait()


class Glass:
    """A finger and an eye on the display (tests/support/glass.cpp)."""

    def __init__(self, program, display):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "DISPLAY": display})

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Kiosk:
    """A running pledge-kiosk. `build` is the build folder; `data` the kiosk's data folder."""

    def __init__(self, build, data, display, *arguments, window="1920x1080", log=None, finger=None, env=None):
        """`finger` taps in place of the mouse; it answers ask("tap X Y") as Glass does. `env`: further variables."""
        self.folder = tempfile.mkdtemp(prefix="kiosk-")
        self.path = os.path.join(self.folder, "inspect")
        self.log = open(log, "ab") if log else subprocess.DEVNULL
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [os.path.join(build, "kiosk", "pledge-kiosk"), "--data", data, "--window", window, "--inspect", self.path, *arguments],
            env={**os.environ, "DISPLAY": display, **(env or {})}, stdout=self.log, stderr=self.log)
        self.glass = Glass(os.path.join(build, "tests", "support", "glass"), display)
        self.finger = finger or self.glass
        self.socket = None
        self._connect()

    def _connect(self):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Gone(f"pledge-kiosk ended with {self.process.returncode}")
            try:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.connect(self.path)
                self.lines = self.socket.makefile("rw", encoding="utf-8")
                return
            except OSError:
                self.socket.close()
                time.sleep(0.01)
        raise Gone("pledge-kiosk did not open its inspect socket")

    def look(self):
        """What is on screen now."""
        self.lines.write("now\n")
        self.lines.flush()
        return json.loads(self.lines.readline())

    def until(self, what, seconds=15):
        """Looks until `what(page)` is true and the page is settled; returns the page."""
        end = time.monotonic() + seconds
        page = self.look()
        while not (page["settled"] and what(page)):
            if time.monotonic() > end:
                raise Gone(f"still on {page['screen']} ({[i['id'] for i in page['items']]})")
            time.sleep(0.01)
            page = self.look()
        return page

    def on(self, screen, seconds=15):
        return self.until(lambda page: page["screen"] == screen, seconds)

    @staticmethod
    def item(page, name):
        for item in page["items"]:
            if item["id"] == name:
                return item
        return None

    def tap(self, name, seconds=5):
        """Taps the middle of an item when the page is ready for it, and waits until something on the page has changed.
        Returns the page it was on."""
        page = self.ready_for(name)
        self.tap_at(*self.middle(page, name))
        end = time.monotonic() + seconds
        while self.seen(self.look()) == self.seen(page):
            if time.monotonic() > end:
                raise Gone(f"nothing changed on {page['screen']} when {name} was tapped")
            time.sleep(0.01)
        return page

    def turn_to(self, name, pages=9):
        """Turns the pages of a screen that needs several for its words, until the item is there."""
        page = self.until(lambda p: self.item(p, name) or self.item(p, "next"))
        while not self.item(page, name) and pages:
            self.tap("next")
            page, pages = self.until(lambda p: self.item(p, name) or self.item(p, "next")), pages - 1
        return page

    @staticmethod
    def seen(page):
        return {key: value for key, value in page.items() if key not in ("frame", "settled")}

    def ready_for(self, name):
        return self.until(lambda p: self.item(p, name) and "disabled" not in self.item(p, name)["state"])

    def middle(self, page, name):
        x, y, w, h = self.item(page, name)["rect"]
        return x + w // 2, y + h // 2

    def tap_at(self, x, y):
        self.finger.ask(f"tap {x} {y}")

    def key(self, name):
        if self.glass.ask(f"key {name}") != "ok":
            raise Gone(f"the display has no key {name}")

    def move_to(self, x, y):
        self.glass.ask(f"move {x} {y}")

    def shot(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return self.glass.ask(f"shot {path}")

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        self.glass.close()
        self.socket.close()
        if os.path.exists(self.path):
            os.unlink(self.path)
        os.rmdir(self.folder)
        return code
