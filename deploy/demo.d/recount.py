"""An independent recount: opens the pool with the officer's passphrase and counts, with none of the product's code.

Written from docs/formats/{wrapped,wave-key,envelope,release}.md and docs/gate.md alone.
"""
import base64
import ctypes
import ctypes.util
import json
import pathlib
import sqlite3
import struct

FACES = {1: "faces-1-2", 2: "faces-1-2", 3: "face-3", 4: "faces-4-5", 5: "faces-4-5"}
COLUMNS = ["faces-1-2", "face-3", "faces-4-5"]


def sodium():
    library = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
    library.sodium_init()
    return library


def unwrap(wrapped, passphrase, context):
    """The private key under a passphrase: Argon2id, then XChaCha20-Poly1305 (docs/formats/wrapped.md)."""
    lib, box = sodium(), json.loads(wrapped)
    part = {name: base64.b64decode(box[name]) for name in ("salt", "nonce", "box")}
    key = ctypes.create_string_buffer(32)
    words = passphrase.encode()
    if lib.crypto_pwhash(key, ctypes.c_ulonglong(32), words, ctypes.c_ulonglong(len(words)), part["salt"],
                         ctypes.c_ulonglong(box["passes"]), ctypes.c_size_t(box["memory"]), 2):
        raise ValueError("not enough memory for the passphrase")
    bound = b"pledge/wrapped/1\n" + context.encode()
    out = ctypes.create_string_buffer(len(part["box"]) - 16)
    if lib.crypto_aead_xchacha20poly1305_ietf_decrypt(out, None, None, part["box"], ctypes.c_ulonglong(len(part["box"])), bound,
                                                      ctypes.c_ulonglong(len(bound)), part["nonce"], key):
        raise ValueError("the passphrase does not fit")
    return out.raw


def private_key(folder, wave, passphrase):
    """A wave's private key, from the key file of the council in this folder; one person's (docs/formats/wave-key.md)."""
    parts = json.loads((pathlib.Path(folder) / "keys" / f"wave-{wave}.key").read_text())["parts"]
    if len(parts) != 1:
        raise ValueError("this wave's key is in two halves")
    half, live = unwrap(parts[0]["passphrase"], passphrase, f"wave-key {wave}"), base64.b64decode(parts[0]["live"])
    return bytes(a ^ b for a, b in zip(half, live, strict=True))


def opened(envelopes, private):
    """The messages among the envelopes that this key opens."""
    lib = sodium()
    public = ctypes.create_string_buffer(32)
    lib.crypto_scalarmult_base(public, private)
    for envelope in envelopes:
        message = ctypes.create_string_buffer(len(envelope) - 48)
        if lib.crypto_box_seal_open(message, envelope, ctypes.c_ulonglong(len(envelope)), public, private) == 0:
            yield message.raw


def answers(messages):
    """id → what was said for each point; dummies say nothing."""
    out = {}
    for message in messages:
        version, kind, length = struct.unpack_from("<BBH", message)
        body = message[4:4 + length]
        if version != 1 or kind != 1:
            continue
        at = 17 + body[16] + 2
        out[body[:16]] = [body[at + 1 + 2 * i] for i in range(body[at])]
    return out


def count(database, wave, passphrase):
    """(how many answers arrived, {point: {face: count}}) from the council's own database, its keys beside it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        plan, = db.execute("SELECT plan FROM wave WHERE id = ?", (wave,)).fetchone()
        envelopes = [row[0] for table in ("pool", "inbox") for row in db.execute(f"SELECT envelope FROM {table}")]
    points = [q["point"] for q in json.loads(plan)["wave"]["questions"]]
    said = answers(opened(envelopes, private_key(pathlib.Path(database).parent, wave, passphrase)))
    counted = {}
    for row in said.values():
        for point, say in zip(points, row, strict=True):
            if 1 <= say <= 5:
                counted.setdefault(point, {}).setdefault(str(say), 0)
                counted[point][str(say)] += 1
    return len(said), counted


def gate(faces):
    """What may be published of one promise in a wave without a breakdown (docs/gate.md, rules 1 to 3)."""
    totals = dict.fromkeys(COLUMNS, 0)
    for face, n in faces.items():
        totals[FACES[int(face)]] += n
    cells = {column: "<5" if n <= 4 else (n + 2) // 5 * 5 for column, n in totals.items()}
    two_columns = sum(n >= 5 for n in totals.values()) >= 2
    if two_columns or any(cell != "<5" and cell >= 30 for cell in cells.values()):
        return cells
    return dict.fromkeys(COLUMNS)
