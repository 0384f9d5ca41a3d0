"""A wire that is bad in chosen ways: an HTTP proxy between devices and their council that spoils one upload after another."""
import contextlib
import re
import socket
import struct
import threading
import time

LENGTH = re.compile(rb"^content-length: *(\d+)", re.I | re.M)
LOST, DELAYED, RESET, REPLY_LOST, REPLY_TORN, TWICE, LATE = "lost", "delayed", "reset", "reply lost", "reply torn", "twice", "late"
KINDS = (LOST, DELAYED, RESET, REPLY_LOST, REPLY_TORN, TWICE, LATE)
FAILING = {LOST, RESET, REPLY_LOST, REPLY_TORN, LATE}  # those after which the device can't know that its batch arrived
DELAY = 1.5  # seconds
HALF_A_REPLY = 20  # bytes


def message(from_):
    """One whole request or reply; shorter when the other end went away, empty when it had nothing more to say."""
    said = b""
    while b"\r\n\r\n" not in said:
        data = from_.recv(65536)
        if not data:
            return said
        said += data
    head, _, body = said.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    missing = (int(length.group(1)) if length else 0) - len(body)
    while missing > 0 and (data := from_.recv(65536)):
        said += data
        missing -= len(data)
    return said


def cut(*ends):
    """Ends connections with a reset, so that nothing more of what is under way arrives."""
    for end in ends:
        with contextlib.suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.close()


class Faulty:
    """Carries requests to `target`. Each upload meets the next of `faults`; when there are no more, all is well."""

    def __init__(self, target):
        self.target = target
        self.faults, self.met = [], []
        self.bodies = []  # of each upload that came, whatever became of it
        self.late = []    # requests that are still under way
        self.mutex = threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.server.accept()
                threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        with contextlib.suppress(OSError), client:
            while request := message(client):
                upload = request.startswith(b"POST /v1/batches")
                fault = None
                with self.mutex:
                    if upload:
                        self.bodies.append(request.partition(b"\r\n\r\n")[2])
                    if upload and self.faults:
                        fault = self.faults.pop(0)
                        self.met.append(fault)
                reply = self.spoilt(request, fault) if fault else self.exchange(request)
                if not reply:
                    cut(client)
                    return
                client.sendall(reply[:-HALF_A_REPLY] if fault == REPLY_TORN else reply)
                if fault == REPLY_TORN:
                    return

    def exchange(self, request):
        with socket.create_connection(self.target, timeout=30) as server:
            server.sendall(request)
            return message(server)

    def spoilt(self, request, fault):
        """The reply that sets out for the device; None when there is none."""
        if fault == LOST:
            return None
        if fault == LATE:
            self.late.append(request)
            return None
        if fault == RESET:
            server = socket.create_connection(self.target, timeout=30)
            server.sendall(request[:len(request) // 2])
            time.sleep(0.05)  # some of it is read before the reset throws the rest away
            cut(server)
            return None
        if fault == DELAYED:
            time.sleep(DELAY)
        if fault == TWICE:
            self.exchange(request)
        reply = self.exchange(request)
        assert reply.startswith(b"HTTP/1.1 200"), reply[:200]
        return None if fault == REPLY_LOST else reply

    def arrive(self):
        """What was under way for so long arrives at last; the statuses it got, which nobody hears."""
        late, self.late = self.late, []
        return [int(self.exchange(request).split()[1]) for request in late]

    def close(self):
        self.server.close()
