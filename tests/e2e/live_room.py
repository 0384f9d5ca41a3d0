"""A room with a live session: the real kiosk, the real pledge-poll, a facilitator's taps, and what the picture on the screen says."""
import re
import shutil
import subprocess

from house import NotRun
from session import NUMBER, Poll, to_the_pad
from test_staff import enter, with_number


class Room:
    """`phones`: whether pledge-poll is there. Whoever holds the house ends it all with the test."""

    def __init__(self, house, phones=True, council=None, languages=("en", "pa", "pl", "sk", "ur")):
        self.house = house
        self.poll = Poll(house.build, house.folder / "run", house.log, "--address", "127.0.0.1", "--port", "0")
        house.ends.callback(self.poll.stop)
        self.device = with_number(house, council=council)
        toml = self.device.folder / "kiosk.toml"
        text = re.sub(r"^languages = .*$", f"languages = [{', '.join(chr(34) + code + chr(34) for code in languages)}]",
                      toml.read_text(), flags=re.M)
        toml.write_text(text + "\n" + self.poll.settings())
        if phones:
            self.poll.start()
        self.display = house.display()
        self.kiosk = house.kiosk(self.device, display=self.display.name)
        self.address = None  # for phone.Phone: where the pages are

    # the person leading ------------------------------------------------------------------------------------------------

    def lead(self):
        to_the_pad(self.kiosk)
        enter(self.kiosk, NUMBER)
        self.kiosk.on("staff")
        self.kiosk.turn_to("live.start")
        self.kiosk.tap("live.start")
        return self.kiosk.on("live-choose")

    def join(self, point):
        self.kiosk.turn_to(f"live.point.{point}")
        self.kiosk.tap(f"live.point.{point}")
        return self.kiosk.on("live-join")

    def press(self, name, screen):
        self.kiosk.tap(name)
        return self.kiosk.on(screen)

    def picture(self, name):
        """For whoever keeps the test's folder and looks."""
        self.kiosk.shot(str(self.house.folder / f"{name}.png"))

    def votes_in(self):
        return int(re.search(r"\d+", self.kiosk.item(self.kiosk.look(), "live.in")["label"])[0])

    def until_votes(self, number):
        self.kiosk.until(lambda page: self.kiosk.item(page, "live.in") and self.votes_in() == number, seconds=30)

    def pass_round(self, votes):
        """Each of these in turn; "skip" gives none."""
        self.press("live.pass", "live-cover")
        for vote in votes:
            self.press("live.ready", "live-ballot")
            self.kiosk.tap(vote)
            if vote != "skip":
                self.kiosk.tap("live.give")
            self.kiosk.on("live-cover")
        self.press("live.passed", "live-vote")

    def shown(self):
        page = self.kiosk.on("live-shown")
        return [item["label"] for item in page["items"] if re.fullmatch(r"live\.cell\.\d+", item["id"])]

    # phones ------------------------------------------------------------------------------------------------------------

    def scanned(self):
        """What a camera reads from the screen."""
        if not shutil.which("zbarimg"):
            raise NotRun("zbarimg is missing; run deploy/install-packages tests")
        self.kiosk.until(lambda page: self.kiosk.item(page, "live.address"))
        picture = str(self.house.folder / "join.png")
        self.kiosk.shot(picture)
        read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=False).stdout.strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#\d{4}\.[A-Za-z0-9_-]{43}", read), f"a camera reads “{read}”"
        self.address = read.partition("/#")[0]
        return read
