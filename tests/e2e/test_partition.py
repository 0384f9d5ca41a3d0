"""A kiosk whose network is away for days, as the kernel makes it: namespaces and a link that goes down."""
import json
import pathlib
import subprocess
import sys
import time
import types

import council as councils
from house import patience
from namespaces import COUNCIL, Networks
from sealed import arrived, waiting

LINE = "4 3 0 0 5 0 0 0 1 9"
PORT = 8080
RELAY = pathlib.Path(__file__).resolve().parent / "relay.py"


class NearCouncil(councils.Council):
    """A council whose server is in the near namespace."""

    def serve(self, days=0):
        self.stop()
        self.days = days
        command = councils.shifted([str(self.program), "serve", "--config", str(self.config)], days)
        self.server = subprocess.Popen(Networks.inside(self.networks.near, *command), stdout=self.log, stderr=self.log,
                                       start_new_session=True)
        ask = Networks.inside(self.networks.near, "curl", "-sS", "-m", "2", self.address + "/healthz")
        until = time.monotonic() + 20
        while time.monotonic() < until:
            done = subprocess.run(ask, capture_output=True, text=True, check=False)
            if done.returncode == 0 and json.loads(done.stdout)["ok"]:
                return
            time.sleep(0.05)
        raise councils.Failed("pledge-council serve did not answer on " + self.address)


def near_council(house, networks):
    """The street's council, moved to the near namespace. Each namespace finds it on its own loopback: the far one through a
    tunnel, since devices speak plain HTTP to nobody else."""
    new = house.street.copy(house.folder / "council")
    new.__class__, new.networks = NearCouncil, networks
    here = new.config.read_text()
    new.config.write_text(here.replace(new.address.removeprefix("http://"), f"0.0.0.0:{PORT}"))
    new.address = f"http://127.0.0.1:{PORT}"
    new.serve()
    house.ends.callback(new.stop)
    relay = subprocess.Popen(Networks.inside(networks.far, sys.executable, RELAY, PORT, COUNCIL, PORT), stdout=subprocess.PIPE, text=True)
    house.ends.callback(relay.wait)
    house.ends.callback(relay.kill)
    assert relay.stdout.readline() == "ready\n"
    return new


def enrol(house, council, pid, name):
    """A device that lives in this namespace: how to run its pledge-sync, and its folder."""
    folder = house.folder / name

    def sync(*arguments):
        command = councils.shifted([str(house.program("pledge-sync")), *(str(a) for a in arguments), "--data", str(folder)], council.days)
        done = subprocess.run(Networks.inside(pid, *command), capture_output=True, text=True, check=False, timeout=60)
        house.log.write(f"{name}: {done.args} {done.stderr} {done.returncode}\n")
        return done

    enrolled = sync("enrol", "--server", council.address, "--code", council.enrol_code("home"))
    assert enrolled.returncode == 0, enrolled.stderr
    return sync, types.SimpleNamespace(folder=folder)


@patience(30)
def test_partition_of_one_kiosk_for_days(house):
    """One kiosk is cut off for three days while another is not: its batch waits in the same bytes, and all is counted once."""
    networks = Networks()
    house.ends.callback(networks.close)
    council = near_council(house, networks)
    far, far_device = enrol(house, council, networks.far, "far")
    near, near_device = enrol(house, council, networks.near, "near")
    given = 0
    networks.part()
    for day in range(3):
        council.serve(days=day)
        for device in (far_device, near_device):
            given += house.put(device, [LINE] * 2)
        assert near("once").returncode == 0
        cut_off = far("once")
        assert cut_off.returncode == 1 and "did not answer" in cut_off.stderr and len(cut_off.stderr.splitlines()) == 1, cut_off
        assert json.loads(far("status").stdout)["today_sent"] is False
    assert len(arrived(council)) == 3 * 2, "the kiosk that is not cut off lost something"
    assert waiting(far_device) == 4  # the first two are in the batch
    networks.part(False)
    for day in (3, 4):  # the batch that waited, then what came meanwhile
        council.serve(days=day)
        assert far("once").returncode == 0
        assert far("once").returncode == 0  # no second one on that day
        said = arrived(council)
        assert len(said) == len({i for i, _ in said}) == (8 if day == 3 else given), len(said)
    assert waiting(far_device) == 0
