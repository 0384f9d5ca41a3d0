"""A wire that can be watched and cut: a TCP proxy between a device and its council."""
import contextlib
import socket
import threading


class Wire:
    """Carries connections from its own port to `target` and keeps what the device sent.

    cut: None, "request" (when so many bytes of an upload have come) or "reply" (when the server has answered it).
    """

    HALF = 4000

    def __init__(self, target):
        self.target = target
        self.sent = []  # the bytes of each connection, device to server
        self.cut = None
        self.threads = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.server.accept()
                at = len(self.sent)
                self.sent.append(b"")
                there = socket.create_connection(self.target)
                for ends in ((client, there, at), (there, client, None)):
                    thread = threading.Thread(target=self.carry, args=ends, daemon=True)
                    self.threads.append(thread)
                    thread.start()

    def carry(self, from_, to, at):
        """One direction; `at` is the place in `sent` of the device's own words."""
        with contextlib.suppress(OSError):
            while data := from_.recv(65536):
                if at is not None:
                    self.sent[at] += data
                    upload = self.sent[at].find(b"POST /v1/batches")
                    if self.cut == "request" and upload >= 0 and len(self.sent[at]) - upload > self.HALF:
                        break
                elif self.cut == "reply" and b'{"batch"' in data:
                    break
                to.sendall(data)
        for end in (from_, to):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def taken(self):
        """What was said since the last call, when all connections have ended."""
        for thread in self.threads:
            thread.join(timeout=20)
        self.threads.clear()
        said, self.sent[:] = list(self.sent), []
        return said

    def close(self):
        self.server.close()


def requests(said):
    """The requests in one connection's bytes: [(request line, {header: value}, body)]."""
    out = []
    while said:
        head, _, rest = said.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.split(": ", 1) if ": " in line else (line.rstrip(":"), "") for line in lines)
        length = int(headers.get("Content-Length", 0))
        out.append((first, headers, rest[:length]))
        said = rest[length:]
    return out
