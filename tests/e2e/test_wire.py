"""What somebody on the network sees, and what becomes of an upload that is cut off."""
import contextlib

from house import EVENT_SLOTS, HOME_SLOTS
from proxy import Wire, requests
from sealed import ENVELOPE, arrived, waiting

LINE = "4 3 0 0 5 0 0 0 1 9"
SECRET = ("Pledge-Batch", "Pledge-Signature", "Pledge-Device")  # random or of the device; of one length


@contextlib.contextmanager
def wired(house):
    """A council with a wire before it: devices that are enrolled through `wire_side` talk through it."""
    council = house.council()
    host, port = council.address.removeprefix("http://").split(":")
    wire = Wire((host, int(port)))
    house.ends.callback(wire.close)
    through = house.street.at(council, wire.address)
    yield council, through, wire


def upload_in(said):
    posts = [r for connection in said for r in requests(connection) if r[0].startswith("POST /v1/batches")]
    assert len(posts) == 1, [r[0] for r in posts]
    return posts[0]


def shape(request):
    """What tells one upload from another, but for random bytes: the request's line, its headers in order, sizes."""
    first, headers, body = request
    return first, [(n, len(v) if n in SECRET else v) for n, v in headers.items()], len(body)


def test_wire_tells_nothing_about_answers(house):
    with wired(house) as (council, through, wire):
        seen, everything = {}, b""
        for n in (0, 3, 10):
            device = house.device("home", through, name=f"kiosk-{n}")
            wire.taken()
            if n:
                house.put(device, [LINE] * n)
            device.sync()
            said = wire.taken()
            everything += b"".join(said)
            seen[n] = [len(said), [[(r[0], len(r[2])) for r in requests(c)] for c in said], shape(upload_in(said))]
            assert upload_in(said)[2][:6] == b"PLB1" + HOME_SLOTS.to_bytes(2, "little")
            assert len(upload_in(said)[2]) == 6 + HOME_SLOTS * ENVELOPE
            # the same again: today's batch has gone, whatever was answered
            device.sync()
            again = wire.taken()
            assert not any(b"/v1/batches" in connection for connection in again)
        assert seen[0] == seen[3] == seen[10], seen
        said = arrived(council)
        assert len(said) == 13
        for answer_id, _ in said:
            assert answer_id not in everything and answer_id.hex().encode() not in everything
        assert b"derby-2024" not in everything.replace(b"/v1/packs/derby-2024/", b"")


def cut_and_resent(house, cut):
    with wired(house) as (council, through, wire):
        device = house.device("event", through)
        house.put(device, [LINE] * 7)
        wire.taken()
        wire.cut = cut
        failed = house.run("pledge-sync", "once", "--data", device.folder)
        first = [c[c.index(b"POST /v1/batches"):] for c in wire.taken() if b"POST /v1/batches" in c]
        assert failed.code == 1, failed
        assert len(failed.err.splitlines()) == 1 and failed.err.rstrip().endswith("."), failed.err
        assert len(first) >= 1
        # answers of the meantime wait for the next batch
        house.put(device, [LINE] * 2)
        wire.cut = None
        device.sync()
        second = upload_in(wire.taken())
        assert len(second[2]) == 6 + EVENT_SLOTS * ENVELOPE
        head = first[0].partition(b"\r\n\r\n")
        assert second[2].startswith(head[2]) and len(head[2]) > 1000, "a retry sends other bytes"
        for name in SECRET:
            assert f"{name}: {second[1][name]}".encode() in head[0], f"a retry has another {name}"
        said = arrived(council)
        assert len(said) == 7 and len({i for i, _ in said}) == 7, f"{len(said)} of 7 answers arrived"
        assert waiting(device) == 2
        council.serve(days=1)
        through.days = council.days
        device.sync()
        assert len(arrived(council)) == 9


def test_wire_cut_in_the_middle_of_an_upload(house):
    cut_and_resent(house, "request")


def test_wire_cut_before_the_reply(house):
    cut_and_resent(house, "reply")
