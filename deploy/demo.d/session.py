"""A live session: the program for phones, the number that opens the staff screen, and a group that passes the kiosk round."""
import pathlib
import subprocess
import time

from council import ROOT, Failed

from kiosk import Display, Kiosk

NUMBER = "2580"  # no digit twice: a target is deaf for half a second after it was pressed
POINT = "safe-home"
VOTES = ["face.5", "face.4", "face.2", "face.5", "face.1", "face.5", "face.2", "face.1", "face.4", "face.2", "say.not-sure"]


class Poll:
    """pledge-poll, beside one kiosk. Whoever makes it stops it."""

    def __init__(self, build, folder, log, *arguments):
        self.build, self.log, self.arguments = pathlib.Path(build), log, arguments
        self.socket = pathlib.Path(folder) / "poll.sock"
        self.process = None

    def start(self):
        self.socket.parent.mkdir(mode=0o700, exist_ok=True)
        self.process = subprocess.Popen(
            [str(self.build / "kiosk" / "poll" / "pledge-poll"), "serve", "--socket", str(self.socket), "--pages",
             str(ROOT / "assets" / "web" / "poll"), "--words", str(self.build / "locales"), *self.arguments],
            stdout=self.log, stderr=self.log, start_new_session=True)
        until = time.monotonic() + 20
        while not self.socket.exists():
            if self.process.poll() is not None or time.monotonic() > until:
                raise Failed("pledge-poll did not start.")
            time.sleep(0.02)

    def stop(self, kill=False):
        if self.process and self.process.poll() is None:
            (self.process.kill if kill else self.process.terminate)()
            self.process.wait(timeout=20)

    def settings(self):
        return f'[session]\npoll = "{self.socket}"\n'


def staff_settings(build):
    """What kiosk.toml says, so that NUMBER opens the staff screen."""
    program = pathlib.Path(build) / "sync" / "device" / "pledge-sync"
    done = subprocess.run([str(program), "staff-pin"], input=NUMBER + "\n", capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"pledge-sync staff-pin: {done.stderr.strip()}")
    return done.stdout


def to_the_pad(kiosk):
    """From the first screen to where staff enter their number."""
    kiosk.tap("access")
    page = kiosk.on("access")
    while not kiosk.item(page, "staff"):
        kiosk.tap("more")
        page = kiosk.on("access")
    kiosk.tap("staff")
    return kiosk.on("staff-pin")


def photograph(build, device, out, log):
    """Eleven young people vote on one promise at one kiosk; a picture of each page that the room sees."""
    display = Display()
    kiosk = Kiosk(build, str(device.folder), display.name, log=log)

    def press(name, screen):
        kiosk.turn_to(name)
        kiosk.tap(name)
        kiosk.on(screen)

    def picture(name):
        kiosk.shot(f"{out}/session-{name}.png")

    try:
        to_the_pad(kiosk)
        for digit in NUMBER:
            kiosk.tap(f"pin.{digit}")
        press("done", "staff")
        press("live.start", "live-choose")
        picture("choose")
        press(f"live.point.{POINT}", "live-join")
        picture("join")
        press("live.vote", "live-vote")
        press("live.pass", "live-cover")
        picture("cover")
        for i, vote in enumerate(VOTES):
            press("live.ready", "live-ballot")
            kiosk.tap(vote)
            if i == 0:
                picture("ballot")
            press("live.give", "live-cover")
        press("live.passed", "live-vote")
        picture("vote")
        press("live.close", "live-closed")
        press("live.reveal", "live-shown")
        picture("shown")
        press("live.another", "live-choose")
        press("live.end", "live-end")
        kiosk.stop()
    finally:
        if kiosk.process.poll() is None:
            kiosk.stop(9)
        display.close()
