"""What an outbox holds, seen from outside: raw bytes, slots, and (with the device's key) how many are taken.

Written from docs/formats/outbox.md; works on a copy, so that nothing of the device is touched.
"""
import ctypes
import hashlib
import pathlib
import shutil
import sqlite3
import tempfile

import recount
from house import OFFICER

ENVELOPE = 1072


def raw(device):
    return (device.folder / "outbox.db").read_bytes()


def fingerprint(device):
    return hashlib.sha256(raw(device)).hexdigest()


def rows(device, query):
    with tempfile.TemporaryDirectory() as aside:
        for path in device.folder.glob("outbox.db*"):
            shutil.copy(path, aside)
        db = sqlite3.connect(pathlib.Path(aside) / "outbox.db")
        try:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the outbox is damaged"
            return db.execute(query).fetchall()
        finally:
            db.close()


def slots(device):
    """The envelopes; all of one size, as ever."""
    envelopes = [row[0] for row in rows(device, "SELECT envelope FROM slot")]
    assert all(len(e) == ENVELOPE for e in envelopes)
    return envelopes


def waiting(device):
    """How many slots hold an answer."""
    box = rows(device, "SELECT value FROM state WHERE name = 'map'")[0][0]
    key = (device.folder / "outbox.key").read_bytes()
    plain = ctypes.create_string_buffer(len(box) - 40)
    nonce, sealed = box[:24], box[24:]
    opened = recount.sodium().crypto_secretbox_open_easy(plain, sealed, ctypes.c_ulonglong(len(sealed)), nonce, key)
    assert opened == 0, "the map does not open under the outbox key"
    assert plain.raw[0] == 1
    return sum(plain.raw[1:])


def arrived(council, wave="demo"):
    """The answers that the council's database holds, as (id, what was said): every copy of every one."""
    path = council.folder / "council.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        envelopes = [row[0] for table in ("pool", "inbox") for row in db.execute(f"SELECT envelope FROM {table}")]
    private = recount.private_key(council.folder, wave, OFFICER)
    out = []
    for message in recount.opened(envelopes, private):
        out += recount.answers([message]).items()
    return out
