"""A real browser, as somebody at a council uses it: deploy/demo.d/browser/driver.mjs behind a Python object.

A test or the demo makes one Chromium and lets several people use it, each with cookies of their own.
"""
import base64
import hashlib
import hmac
import json
import pathlib
import re
import shutil
import struct
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent / "browser"
PASSWORD = "seven green lamps at noon"


class NoBrowser(Exception):
    """There is no browser here; says what is missing."""


class PageFailed(Exception):
    """What was asked of a page could not be done."""


def code_of(secret, days=0, step=0):
    """The six digits that an authenticator app shows (RFC 6238), with the clock moved on by so many days."""
    moment = int(time.time() + days * 86400) // 30 + step
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", moment), hashlib.sha1).digest()
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


def add_account(council, name, role, password=PASSWORD):
    """An account made on the command line; its TOTP secret."""
    file = f"password-of-{name}"
    council.secret(file, password)
    said = council.command("user", "add", name, "--role", role, "--keep-password", passphrase=file)
    return re.search(r"secret=([A-Z2-7]+)", said).group(1)


class Chromium:
    """One browser, driven over a pipe."""

    def __init__(self, log=None):
        program, node, npm = shutil.which("chromium"), shutil.which("node"), shutil.which("npm")
        missing = [name for name, path in (("chromium", program), ("nodejs", node), ("npm", npm)) if not path]
        if missing:
            raise NoBrowser(f"{', '.join(missing)} missing; run deploy/install-packages browser")
        if not (HERE / "node_modules" / "puppeteer-core").exists():
            done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE,
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise NoBrowser(f"npm ci failed in {HERE}: {done.stderr.strip()[-300:]}")
        self.process = subprocess.Popen([node, HERE / "driver.mjs", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=log, text=True, start_new_session=True)

    def ask(self, **wish):
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise PageFailed("the browser has gone")
        answer = json.loads(line)
        if "wrong" in answer:
            raise PageFailed(f"{wish.get('as')}: {answer['wrong']}")
        return answer["ok"], answer["said"]

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Person:
    """Somebody at a browser of their own, at one council's server."""

    def __init__(self, chromium, council, name, secret=None, password=PASSWORD):
        self.chromium, self.council = chromium, council
        self.name, self.secret, self.password = name, secret, password
        self.said = []  # by the browser's console
        self.url, self.status = "", 0
        self.used = None  # the code of the last sign-in: each is good once
        self.size(1280, 900)

    def do(self, act, **rest):
        ok, said = self.chromium.ask(**{"as": self.name, "do": act, **rest})
        self.said += said
        if "url" in ok:
            self.url, self.status = ok["url"].removeprefix(self.council.address), ok["status"]
        return ok

    def go(self, path):
        self.do("goto", url=self.council.address + path)
        return self

    def click(self, selector):
        self.do("click", selector=selector)
        return self

    def follow(self, words):
        """Clicks the link or button with these words."""
        return self.click(f"::-p-xpath(//*[self::a or self::button][normalize-space(.)={json.dumps(words)}])")

    def type(self, name, text):
        self.do("type", selector=f"[name='{name}']", text=text)
        return self

    def paste(self, name, text):
        self.do("paste", selector=f"[name='{name}']", text=text)
        return self

    def choose(self, name, value):
        self.do("choose", selector=f"select[name='{name}']", value=value)
        return self

    def tick(self, name, value=None):
        self.do("tick", selector=f"input[name='{name}']" + (f"[value='{value}']" if value else ""))
        return self

    def press(self, key, leads=False):
        self.do("press", key=key, leads=leads)
        return self

    def read(self, selector="main"):
        return self.do("read", selector=selector)["texts"]

    def text(self):
        return " ".join(" ".join(self.read("main")).split())

    def title(self):
        return self.read("h1")[0]

    def focus(self):
        return self.do("focus")

    def size(self, width, height, zoom=1):
        self.do("size", width=width, height=height, zoom=zoom)
        return self

    def axe(self):
        """What axe-core finds wrong; it must have looked at something."""
        found = self.do("axe")
        assert found["checked"] > 5, f"axe looked at {found['checked']} rules on {self.url}"
        return found["violations"]

    def overflow(self):
        return self.do("overflow")["wide"]

    def shot(self, path, whole=True):
        self.do("shot", path=str(path), whole=whole)

    def fetch(self, path):
        """(status, type, bytes) of a file behind the sign-in."""
        got = self.do("fetch", url=self.council.address + path)
        return got["status"], got["type"], base64.b64decode(got["bytes"])

    def sign_in(self):
        code = code_of(self.secret, self.council.days)
        if code == self.used:  # one code signs in once: the next step's is taken as well
            code = code_of(self.secret, self.council.days, 1)
        self.go("/sign-in").type("name", self.name).type("password", self.password).click("main button")
        self.type("code", code).click("main button")
        assert self.status == 200 and not self.url.startswith("/sign-in"), f"{self.name} is not signed in: {self.text()}"
        self.used = code
        return self
