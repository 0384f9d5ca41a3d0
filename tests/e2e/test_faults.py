"""What a network does to uploads between the real programs: whatever it is, each answer arrives, and is counted once."""
import contextlib
import json
import random
import sqlite3

from faulty import DELAYED, FAILING, KINDS, LATE, LOST, REPLY_LOST, REPLY_TORN, RESET, TWICE, Faulty
from house import HOME_SLOTS, patience
from sealed import arrived, waiting

LINE = "5 3 0 0 1 0 0 0 1 9"
MOST_TRIES = 20


@contextlib.contextmanager
def behind_faults(house):
    """A council, the same as met through the wire, and the wire."""
    council = house.council()
    host, port = council.address.removeprefix("http://").split(":")
    wire = Faulty((host, int(port)))
    house.ends.callback(wire.close)
    yield council, house.street.at(council, wire.address), wire


def once(house, device):
    """Whether the exchange went well; if not, one sentence says so."""
    done = house.run("pledge-sync", "once", "--data", device.folder, days=device.council.days)
    assert done.code in (0, 1), done
    if done.code:
        assert len(done.err.splitlines()) == 1 and done.err.rstrip().endswith("."), done.err
    return done.code == 0


def until_arrived(house, device):
    """Runs `once` until it went well; how often it did not."""
    for failures in range(MOST_TRIES):
        if once(house, device):
            return failures
    raise AssertionError(f"the batch did not get through in {MOST_TRIES} tries")


def batches(council):
    with sqlite3.connect(f"file:{council.folder / 'council.db'}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM receipt").fetchone()[0]


def counted_once(council, answers):
    said = arrived(council)
    assert len(said) == answers, f"{len(said)} of {answers} answers arrived"
    assert len({i for i, _ in said}) == answers, "an answer is there twice"


def fault_and_resent(house, fault, stored_at_first):
    """An upload meets the fault. `stored_at_first`: whether the council has the batch after it."""
    with behind_faults(house) as (council, through, wire):
        device = house.device("home", through)
        house.put(device, [LINE] * 5)
        # libcurl sends once more by itself when a connection that it had used before breaks without a word
        wire.faults = [fault] * (2 if fault in FAILING else 1)
        assert once(house, device) == (fault not in FAILING)
        assert wire.met and set(wire.met) == {fault}
        wire.faults = []
        assert len(arrived(council)) == (5 if stored_at_first else 0)
        # answers of the meantime wait for the next day's batch, whatever became of this one
        house.put(device, [LINE] * 2)
        assert until_arrived(house, device) == 0
        assert len(wire.bodies) == len(wire.met) + (fault in FAILING)
        assert len(set(wire.bodies)) == 1, "a retry sends other bytes"
        counted_once(council, 5)
        assert batches(council) == 1 and waiting(device) == 2
        if fault == LATE:  # it comes when its retry was taken long ago
            assert set(wire.arrive()) == {200}
            counted_once(council, 5)
            assert batches(council) == 1
        council.serve(days=1)
        through.days = council.days
        assert until_arrived(house, device) == 0
        counted_once(council, 7)


def test_fault_request_lost(house):
    fault_and_resent(house, LOST, False)


def test_fault_request_delayed(house):
    fault_and_resent(house, DELAYED, True)


def test_fault_request_arrives_after_its_retry(house):
    fault_and_resent(house, LATE, False)


def test_fault_reset_in_the_middle_of_the_body(house):
    fault_and_resent(house, RESET, False)


def test_fault_reply_lost_after_the_commit(house):
    fault_and_resent(house, REPLY_LOST, True)


def test_fault_reply_torn(house):
    fault_and_resent(house, REPLY_TORN, True)


def test_fault_request_arrives_twice(house):
    fault_and_resent(house, TWICE, True)


@patience(40)
def test_fault_storm_to_the_published_cell(house):
    """Every fault, many times over, on three devices and two days; then the wave is closed."""
    dice = random.Random(20270101)
    with behind_faults(house) as (council, through, wire):
        devices = [house.device("home", through, name=f"kiosk-{n}") for n in range(3)]
        given, failures = 0, 0
        for day in range(2):
            if day:
                council.serve(days=day)
                through.days = day
            wire.faults = dice.sample(KINDS, len(KINDS)) + [dice.choice(KINDS) for _ in range(3)]
            for device in devices:
                given += house.put(device, [LINE] * dice.randint(6, HOME_SLOTS))
                failures += until_arrived(house, device)
                if wire.late and dice.random() < 0.5:
                    assert set(wire.arrive()) <= {200}
        while wire.faults:  # those that no upload has met yet
            through.days += 1
            council.serve(days=through.days)
            failures += sum(until_arrived(house, device) for device in devices)
        assert set(wire.met) == set(KINDS) and failures >= len(FAILING), (wire.met, failures)
        assert set(wire.arrive()) <= {200}
        counted_once(council, given)
        house.log.write(f"{given} answers, {batches(council)} batches, {failures} failures, faults {wire.met}\n")
        council.stop_wave()
        council.serve(days=through.days + 15)
        council.close_wave()
        out = house.folder / "out"
        assert house.run("pledge-results", "pull", "--server", council.address, "--wave", "demo", "--out", out).code == 0
        cells = json.loads((out / "results.json").read_text())["points"][0]["faces"]["council"]
        assert cells == ["<5", "<5", (given + 2) // 5 * 5], cells
