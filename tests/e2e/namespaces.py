"""Two networks with one wire between them, made by the kernel: what a partition cuts is cut for everything that runs there."""
import contextlib
import shutil
import subprocess

from house import NotRun

COUNCIL, KIOSK = "10.213.7.1", "10.213.7.2"


class Networks:
    """Namespaces `near` (the council's) and `far` (a kiosk's), joined by a pair of virtual links. Nothing of the machine's own
    network is touched, and all of it goes with the two processes that hold it."""

    def __init__(self):
        for program, package in (("unshare", "util-linux"), ("nsenter", "util-linux"), ("ip", "iproute2")):
            if not shutil.which(program):
                raise NotRun(f"there is no `{program}`; install the package {package}")
        self.holders = []
        try:
            self.near, self.far = self.make(), self.make()
            self.set_up("near", self.near, "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", str(self.far))
            for name, pid, address in (("near", self.near, COUNCIL), ("far", self.far, KIOSK)):
                self.set_up(name, pid, "address", "add", address + "/30", "dev", name)
                self.set_up(name, pid, "link", "set", name, "up")
                self.set_up(name, pid, "link", "set", "lo", "up")
        except NotRun:
            self.close()
            raise

    def make(self):
        """The process that holds a new namespace; it says so once it is there."""
        holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo here && exec sleep 3600"], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True)
        self.holders.append(holder)
        if holder.stdout.readline() != "here\n":
            raise NotRun(f"this machine makes no network namespaces: {holder.stderr.read().strip()}")
        return holder.pid

    def set_up(self, name, pid, *words):
        done = subprocess.run(self.inside(pid, "ip", *words), capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotRun(f"this machine joins no namespaces ({name}: ip {' '.join(words)}): {done.stderr.strip()}")

    @staticmethod
    def inside(pid, *command):
        return ["nsenter", "--net", "--target", str(pid), "--", *(str(word) for word in command)]

    def part(self, parted=True):
        """Takes the wire away, or brings it back."""
        subprocess.run(self.inside(self.near, "ip", "link", "set", "near", "down" if parted else "up"), check=True)

    def close(self):
        for holder in self.holders:
            holder.kill()
            holder.wait()
            for end in (holder.stdout, holder.stderr):
                with contextlib.suppress(OSError):
                    end.close()
