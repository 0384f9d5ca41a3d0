"""A small pledge-poll with its kiosk, for the pages of phones: its HTTP over the files in assets/web/poll.

Room is what a test holds. Whoever has the real programs gives the same methods: open, ask, close, longer, reveal, wait, end for the
kiosk's part, scanned() and votes() for what it knows, and stop, start, forget for a network that goes and comes. refusal, deaf, slow
and a state that is set without being told are this server's own tricks.
"""
import base64
import contextlib
import ctypes
import ctypes.util
import gzip
import http.server
import json
import mimetypes
import queue
import secrets
import socket
import threading

VOTE_BYTES, MESSAGE_BYTES = 104, 32
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
# as the page itself says it, so that a page which needs more fails here too
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " \
         "form-action 'none'; frame-ancestors 'none'"
sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")


def to64(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Key:
    """The session's X25519 key, as the kiosk has it."""

    def __init__(self):
        public, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(32)
        sodium.crypto_box_keypair(public, self.secret)
        self.public = public.raw

    def opened(self, sealed):
        """(question, vote) of one; it must be of the exact shape."""
        assert len(sealed) == VOTE_BYTES, f"{len(sealed)} bytes are no vote"
        theirs, nonce, box = sealed[:32], sealed[32:56], sealed[56:]
        out = ctypes.create_string_buffer(MESSAGE_BYTES)
        wrong = sodium.crypto_box_open_easy(out, box, ctypes.c_ulonglong(len(box)), nonce, theirs, self.secret)
        assert wrong == 0, "the session's key does not open it"
        assert out.raw[0] == 1 and out.raw[6:] == bytes(26), f"{out.raw.hex()} is no message of version 1"
        return int.from_bytes(out.raw[1:5], "little"), out.raw[5]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/json"):
        if kind != "application/json" and body and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, packed = gzip.compress(body, 9), True
        else:
            packed = False
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        with self.server.room.mutex:
            # a response's first lines are some 250 bytes, here and in any other server
            self.server.room.served.append((self.path.split("?")[0], status, len(body) + 250))

    def say(self, status, thing=None):
        self.answer(status, json.dumps(thing).encode() if thing is not None else b"")

    def do_GET(self):
        room, path = self.server.room, self.path.split("?")[0]
        if path == "/events":
            return self.stream(room)
        if path.startswith("/words/"):
            file = room.words / path.removeprefix("/words/").removesuffix(".json") / "poll.json"
        else:
            file = room.pages / (path.lstrip("/") or "index.html")
        if ".." in path or not file.is_file():
            return self.answer(404, b"no such file", "text/plain")
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return self.answer(200, file.read_bytes(), kind)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        room = self.server.room
        if self.path == "/join":
            assert set(asked) <= {"code", "key"}, f"{set(asked)} is more than a join says"
            self.say(*room.join(asked["code"]))
        elif self.path == "/vote":
            self.say(*room.vote(asked["token"], asked["question"], from64(asked["vote"])))
        else:
            self.answer(404)

    def stream(self, room):
        token = self.path.partition("token=")[2]
        events = room.follow(token)
        if events is None:
            return self.say(401)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(OSError):
            while (event := events.get()) is not None:
                self.wfile.write(event)
                self.wfile.flush()
        room.leave(token, events)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, room, port):
        super().__init__(("127.0.0.1", port), Handler)
        self.room, self.open = room, set()

    def process_request(self, request, client_address):
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, client_address):
        pass  # a browser that leaves

    def cut(self):
        """Ends every connection, as a cable that is pulled out."""
        for one in list(self.open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class Room:
    """A kiosk's session, and the server that its phones reach. address: what to give to a browser."""

    def __init__(self, pages, words):
        self.pages, self.words = pages, words
        self.mutex = threading.RLock()
        self.served = []  # (path, status, bytes)
        self.code, self.languages, self.key, self.state = "", [], None, None
        self.tokens, self.sealed, self.streams = set(), {}, {}
        self.refusal = None  # a status instead of the next joins
        self.deaf = False  # votes get lost on their way
        self.slow = None  # an event that the next vote waits for, on its way
        self.server, self.port = None, 0
        self.start()

    # the server ------------------------------------------------------------------------------------------------------

    def start(self):
        self.server = Server(self, self.port)
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        if not self.server:
            return
        server, self.server = self.server, None
        server.shutdown()
        server.server_close()
        with self.mutex:
            for events in [e for of in self.streams.values() for e in of]:
                events.put(None)
        server.cut()

    def forget(self):
        """What a crash forgets: phones and votes."""
        with self.mutex:
            self.tokens, self.sealed, self.streams = set(), {}, {}

    def join(self, code):
        with self.mutex:
            if self.refusal:
                return self.refusal, {"error": "wait" if self.refusal == 429 else "full"}
            if not self.code:
                return 410, {"error": "over"}
            if code != self.code:
                return 403, {"error": "code"}
            token = secrets.token_hex(16)
            self.tokens.add(token)
            return 200, {"token": token, "key": to64(self.key.public), "languages": self.languages}

    def vote(self, token, question, sealed):
        slow, self.slow = self.slow, None
        if slow:
            slow.wait(20)
        with self.mutex:
            if self.deaf:
                return 500, None
            if token not in self.tokens:
                return 401, None
            if self.state["stage"] != "vote" or self.state["question"] != question:
                return 409, {"error": "closed"}
            self.sealed[token] = sealed
            return 204, None

    def follow(self, token):
        with self.mutex:
            if token not in self.tokens:
                return None
            events = queue.Queue()
            self.streams.setdefault(token, []).append(events)
            events.put(self.told(token))
            return events

    def leave(self, token, events):
        with self.mutex, contextlib.suppress(KeyError, ValueError):
            self.streams[token].remove(events)

    def told(self, token):
        state = dict(self.state)
        if "question" in state:
            state["voted"] = token in self.sealed
        return f"data: {json.dumps(state)}\n\n".encode()

    # the kiosk ---------------------------------------------------------------------------------------------------------

    def say(self, **state):
        with self.mutex:
            self.state = state
            for token, streams in self.streams.items():
                for events in streams:
                    events.put(self.told(token))

    def open(self, code, languages):
        with self.mutex:
            self.code, self.languages, self.key = code, languages, Key()
        self.forget()
        self.say(stage="wait")

    def scanned(self):
        """What the QR code says."""
        return f"{self.address}/#{self.code}.{to64(self.key.public)}"

    def wait(self):
        self.say(stage="wait")

    def ask(self, question, kind, words, first="en", symbol="", choices=0):
        with self.mutex:
            self.sealed = {}
        self.say(stage="vote", question=question, kind=kind, choices=choices, symbol=symbol, first=first, words=words)

    def close(self):
        self.say(**{**self.state, "stage": "closed"})

    def longer(self):
        self.say(**{**self.state, "stage": "vote"})

    def reveal(self, how, cells=()):
        self.say(**{**self.state, "stage": "shown", "shown": {"as": how, "cells": list(cells)}})

    def end(self):
        self.say(stage="over")
        with self.mutex:
            for events in [e for of in self.streams.values() for e in of]:
                events.put(None)
            self.code, self.state = "", {"stage": "over"}
        self.forget()

    def votes(self):
        """What the kiosk reads, sorted: (question, vote) of each phone."""
        with self.mutex:
            return sorted(self.key.opened(sealed) for sealed in self.sealed.values())
