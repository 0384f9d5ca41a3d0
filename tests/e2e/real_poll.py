"""The real pledge-poll behind the same methods as fake_poll.Room: the test is its kiosk, at the other end of the socket."""
import contextlib
import json
import queue
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

from fake_poll import Key, from64, to64
from house import NotRun

PATIENT = 15


class RealRoom:
    """address: what to give to a browser, once a session is open."""

    def __init__(self, house, pages, words):
        self.program = house.build / "kiosk" / "poll" / "pledge-poll"
        if not self.program.exists():
            raise NotRun("pledge-poll is not built")
        self.folder = tempfile.mkdtemp(prefix="poll-")  # a socket's name must be short
        house.ends.callback(shutil.rmtree, self.folder, ignore_errors=True)
        house.ends.callback(self.stop)
        self.words, self.pages, self.log = words, pages, house.log
        self.port, self.address, self.key, self.code = 0, "", None, ""
        self.question = 0
        self.start()

    def start(self):
        path = f"{self.folder}/kiosk"
        self.process = subprocess.Popen([self.program, "serve", "--socket", path, "--pages", self.pages, "--words", self.words,
                                         "--address", "127.0.0.1", "--port", str(self.port)], stdout=self.log, stderr=self.log)
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        for _ in range(PATIENT * 20):
            with contextlib.suppress(OSError):
                self.line.connect(path)
                break
            time.sleep(0.05)
        self.heard = queue.Queue()
        threading.Thread(target=self.hear, args=(self.line.makefile("r", encoding="utf-8"), self.heard), daemon=True).start()

    @staticmethod
    def hear(lines, heard):
        with contextlib.suppress(OSError, ValueError):
            for line in lines:
                heard.put(json.loads(line))

    def stop(self):
        """A cable that is pulled out; it has forgotten everything when it is back."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.line.close()

    def say(self, what, **fields):
        self.line.sendall((json.dumps({"say": what, **fields}) + "\n").encode())

    def answered(self, what):
        while (said := self.heard.get(timeout=PATIENT))["say"] != what:
            pass
        return said

    def open(self, code, languages):
        self.key = Key()
        self.code, self.languages = code, languages
        self.open_again()

    def open_again(self):
        self.say("open", code=self.code, key=to64(self.key.public), languages=self.languages)
        self.address = self.answered("address")["url"]
        self.port = int(self.address.rpartition(":")[2])

    def scanned(self):
        return f"{self.address}/#{self.code}.{to64(self.key.public)}"

    def wait(self):
        self.say("wait")

    def ask(self, question, kind, words, first="en", symbol="", choices=0):
        self.question = question
        count = {"choices": choices} if kind == "choices" else {}
        self.say("ask", question=question, kind=kind, **count, symbol=symbol, first=first, words=words)

    def votes(self):
        """Closes the question, as only then the kiosk is given any."""
        self.say("close", question=self.question)
        return sorted(self.key.opened(from64(sealed)) for sealed in self.answered("votes")["votes"])

    def reveal(self, how, cells=()):
        self.say("reveal", question=self.question, shown={"as": how, **({"cells": list(cells)} if cells else {})})

    def end(self):
        self.say("end")
