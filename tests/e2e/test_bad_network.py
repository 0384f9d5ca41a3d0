"""The wrong code, the wrong server, the wrong upload: each is refused in one sentence, and nothing is lost."""
import json
import os
import subprocess

from refusal import ANSWER, FAILED, NOWHERE, refused, something_else, with_another_fingerprint
from sealed import arrived



def test_bad_enrolment(house):
    council = house.council()
    library = something_else(house)
    folder = house.folder / "kiosk"

    def enrol(code, server=council.address, into=folder):
        return house.run("pledge-sync", "enrol", "--data", into, "--server", server, "--code", code)

    code = council.enrol_code("home")
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    refused(enrol(slip), FAILED, "code", "again")
    refused(enrol("ABCD"), FAILED, "32")
    refused(enrol(""), FAILED, "code")
    refused(enrol(code, NOWHERE), FAILED, "did not answer", "check the connection")
    refused(enrol(code, library), FAILED, "not a council's server", "check its address")
    refused(enrol(code, "https://127.0.0.1:" + library.split(":")[-1]), FAILED, "did not answer")
    assert not (folder / "identity.json").exists()
    # none of this has used the code up
    assert enrol(code).code == 0
    identity = (folder / "identity.json").read_bytes()
    refused(enrol(code), FAILED, "enrolled already")
    refused(enrol(code, into=house.folder / "thief"), FAILED, "used already", "ask the council")
    swapped = with_another_fingerprint(council.enrol_code("home"))
    refused(enrol(swapped, into=house.folder / "swapped"), FAILED, "not the one that the code was made for", "nothing was stored")
    assert not (house.folder / "swapped" / "identity.json").exists()
    late = council.enrol_code("home")
    council.serve(days=1)
    refused(enrol(late, into=house.folder / "late"), FAILED, "older than 15 minutes", "ask the council")
    assert (folder / "identity.json").read_bytes() == identity
    assert house.run("pledge-sync", "once", "--data", folder, days=1).code == 0


def test_bad_server_keeps_the_batch(house):
    council = house.council()
    device = house.device("home", council)
    house.put(device, [ANSWER] * 3)
    identity = device.folder / "identity.json"
    good = identity.read_text()
    for address in (NOWHERE, something_else(house)):
        identity.write_text(good.replace(council.address, address))
        done = house.run("pledge-sync", "once", "--data", device.folder)
        assert done.code == FAILED and done.err.count("pledge-sync: ") == len(done.err.splitlines()), done.err
        if address == NOWHERE:
            refused(done, FAILED, "did not answer", "try again")
        status = json.loads(house.run("pledge-sync", "status", "--data", device.folder).out)
        assert not status["today_sent"], status
    identity.write_text(good)
    council.stop()
    refused(house.run("pledge-sync", "once", "--data", device.folder), FAILED, "did not answer")
    council.serve()
    device.sync()
    assert len(arrived(council)) == 3


def test_bad_uploads(house):
    council = house.council()
    device = house.device("home", council)
    house.put(device, [ANSWER] * 2)
    body = house.folder / "body"

    def curl(*arguments, size=None, url="/v1/batches"):
        if size is not None:
            body.write_bytes(os.urandom(size))
        done = subprocess.run(["curl", "-sS", "-o", "-", "-w", "\n%{http_code}", *arguments, council.address + url],
                              capture_output=True, text=True, errors="replace", check=False, timeout=30)
        text, _, status = done.stdout.rpartition("\n")
        return int(status), text

    def said(answer, *statuses):
        status, text = answer
        assert status in statuses, f"{status} instead of {statuses}: {text}"
        error = json.loads(text)["error"]
        assert error.endswith(".") and "\n" not in error, error

    hex_ = "0" * 31 + "1"
    head = ["-H", "Content-Type: application/octet-stream", "-H", f"Pledge-Device: {hex_}", "-H", f"Pledge-Batch: {hex_}"]
    signed = [*head, "-H", "Pledge-Signature: " + "A" * 86 + "=="]
    post = ["--data-binary", f"@{body}", "-H", "Expect:"]
    said(curl(*post, size=20), 400)
    said(curl(*head, *post, size=20), 400)
    said(curl(*signed, *post, size=6 + 12 * 1072), 401)
    said(curl(*signed, *post, size=0), 400, 401)
    said(curl(*signed, *post, size=600_000), 413)
    said(curl(*signed, *post, "-H", "Transfer-Encoding: chunked", size=600_000), 413)
    said(curl(*signed, "-H", "Content-Length: 99999999999999999999", *post, size=10), 400, 413)
    said(curl("-X", "GET"), 405, 404)
    said(curl("-X", "DELETE", url="/v1/manifest"), 405)
    said(curl(url="/v1/nothing"), 404)
    said(curl(url="/v1/packs/derby-2024/x"), 404)
    said(curl(url="/v1/packs/derby-2024/999"), 404)
    said(curl(url="/v1/waves/demo/results"), 404)
    said(curl("-H", "X: " + "y" * 100_000, url="/healthz"), 400, 431)
    for text in ("", "{", "[]", '{"code": 5}', '{"code": "00", "device_key": "AAAA"}', "null", '{"code":' + "[" * 300 + "]" * 300 + "}"):
        body.write_text(text)
        said(curl(*post, url="/v1/devices"), 400)
    body.write_bytes(b"x" * 5000)
    said(curl(*post, url="/v1/devices"), 413)
    said(curl("-X", "POST", "-H", "Expect:", "--data-binary", json.dumps(
        {"code": "0" * 14, "device_key": "A" * 43 + "="}), url="/v1/devices"), 400, 403)
    # after all that the server lives and takes what is right
    status, text = curl(url="/healthz")
    assert (status, json.loads(text)) == (200, {"ok": True})
    assert not arrived(council)
    device.sync()
    assert len(arrived(council)) == 2


def test_bad_results(house):
    library = something_else(house)
    out = house.folder / "out"
    for arguments, words in [((NOWHERE, "demo", out), ["did not answer"]), ((library, "demo", out), ["check its address"]),
                             ((house.street.shared().address, "no-such", out), ["no-such", "pledge-results waves"])]:
        server, wave, folder = arguments
        refused(house.run("pledge-results", "pull", "--server", server, "--wave", wave, "--out", folder), FAILED, *words)
        assert not out.exists(), "a failed pull left something"
    refused(house.run("pledge-results", "waves", "--server", library), FAILED, "server")
    for text in ("x\n", '{"columns":3}\n', '{"columns":3,"groups":[[1,2]]}\n', '{"columns":3,"groups":[[-1,2,3]]}\n'):
        done = house.run("pledge-results", "gate", given='{"columns":3,"groups":[[30,30,30]]}\n' + text)
        assert done.code == FAILED and len(done.err.splitlines()) == 1 and done.err.rstrip().endswith("."), done
        assert "2" in done.err, done.err  # the line
