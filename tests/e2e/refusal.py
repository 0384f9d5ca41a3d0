"""What every refusal has in common, and servers and codes that are not what they should be."""
import hashlib
import http.server
import os
import re
import threading

ANSWER = "5 3 0 0 1 0 0 0 1 9"
NOWHERE = "http://127.0.0.1:9"  # the discard port: nobody is there
FAILED, USAGE = 1, 2
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32


def refused(done, code, *words):
    """One sentence on standard error, with these words in it, and nothing else."""
    assert done.code == code, f"exit code {done.code} instead of {code}: {done.err or done.out}"
    lines = done.err.splitlines()
    assert len(lines) == 1, f"{len(lines)} lines: {done.err}"
    assert re.match(r"pledge-(kiosk|sync|council|results): ", lines[0]), f"does not say who speaks: {lines[0]}"
    assert lines[0].endswith("."), f"no full stop: {lines[0]}"
    for word in words:
        assert word in lines[0], f"{word!r} is not in: {lines[0]}"
    # a sentence says what to do after what is wrong
    assert re.search(r"[;,:(]|\. ", lines[0].split(": ", 1)[1]), f"says no remedy: {lines[0]}"
    assert not done.out, f"says something on standard output too: {done.out}"


def kiosk(house, *arguments, env=None):
    return house.run("pledge-kiosk", *arguments, env={**os.environ, "DISPLAY": ":4095", **(env or {})}, timeout=20)


def with_another_fingerprint(code):
    """The same secret for another publisher; the check letters fit."""
    letters = code.replace("-", "")[:30]
    letters = letters[:29] + ("0" if letters[29] != "0" else "1")
    bits = int.from_bytes(hashlib.sha256(letters.encode()).digest()[:2], "big") >> 6
    return letters + ALPHABET[bits >> 5] + ALPHABET[bits & 31]


class SomethingElse(http.server.BaseHTTPRequestHandler):
    """A web server that is no council's."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<h1>Welcome to the library's network</h1>")

    do_POST = do_GET

    def log_message(self, *_):
        pass


def something_else(house):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SomethingElse)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    house.ends.callback(server.shutdown)
    return f"http://127.0.0.1:{server.server_address[1]}"
