"""A server between a device and its council that hands out other files than the council's."""
import http.client
import http.server
import threading


class Swap:
    """Passes every request on to `address`; a path in `instead` is answered by those bytes."""

    def __init__(self, address):
        self.instead = {}
        host = address.removeprefix("http://")
        instead = self.instead

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def pass_on(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, reply = 200, instead.get(self.path)
                if reply is None:
                    there = http.client.HTTPConnection(host, timeout=20)
                    there.request(self.command, self.path, body or None, dict(self.headers))
                    answer = there.getresponse()
                    status, reply = answer.status, answer.read()
                    there.close()
                self.send_response(status)
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            do_GET = do_POST = pass_on

            def log_message(self, *_):
                """Nothing is said."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
