"""What is measured at the kiosk's window: first frame, taps, rest, Send."""
import os
import statistics
import time

from house import House

LIMITS = {"first": 250.0, "tap": 40.0, "idle": 0.5}


def p95(values):
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def first_frame(house: House, runs):
    """exec → first frame of the kiosk, in turn with an empty OpenGL window; and whether that frame was the page itself."""
    ours, bare, unlike = [], [], 0
    for _ in range(runs):
        ours.append(float(house.eye.ask("start " + house.kiosk_command())))
        time.sleep(1.5)
        unlike += int(house.eye.ask("since")) > 0
        house.eye.ask("end")
        bare.append(float(house.eye.ask("start " + house.bare_command("gl"))))
        house.eye.ask("end")
    note = f"{runs} starts; an empty GLFW + OpenGL window: {statistics.median(bare):.0f} ms"
    if unlike:
        note += f"; in {unlike} the first frame was not yet the page"
    return [row("exec → first frame, median", statistics.median(ours), "ms", LIMITS["first"], statistics.median(bare), note)]


def row(name, figure, unit, limit, against, note):
    return {"name": name, "figure": figure, "unit": unit, "limit": limit, "against": against,
            "ratio": figure / against if against else None, "note": note}


class Taps:
    """Taps items by name and keeps how long each half took."""

    def __init__(self, house, kiosk):
        self.house, self.kiosk = house, kiosk
        self.press, self.page, self.worst = [], [], []

    def __call__(self, name, hold=80):
        page = self.kiosk.until(lambda p: self.kiosk.item(p, name) and "disabled" not in self.kiosk.item(p, name)["state"])
        x, y, w, h = self.kiosk.item(page, name)["rect"]
        press, release = self.house.eye.tap(x + w // 2, y + h // 2, hold)
        if press is not None:
            self.press.append(press)
        if release is not None:
            self.page.append(release)
            self.worst.append((round(release, 1), page["screen"], name))


def visit(taps, kiosk, language):
    """A visit through every kind of page, from rest to rest."""
    kiosk.on("welcome")
    for name in (f"lang.{language}", "help", "back", "start", "agree", "who.me", "next"):
        taps(name)
    for face in ("face.5", "face.2", "say.not-sure"):
        kiosk.on("rate")
        taps(face)
        taps("next")
        page = kiosk.until(lambda p: p["screen"] in ("rate", "reasons"))
        if page["screen"] == "reasons":
            reasons = [i["id"] for i in page["items"] if i["id"].startswith("reason.")]
            taps(reasons[0])
            taps("next")
    kiosk.on("rate")
    taps("skip")
    kiosk.on("more-set")
    taps("set.short")
    kiosk.on("review")
    taps("send")
    kiosk.on("thanks")
    taps("done")
    kiosk.on("welcome")


def bare_taps(house, how, taps):
    house.eye.ask("start " + house.bare_command(how))
    times = []
    for _ in range(taps):
        times += [ms for ms in house.eye.tap(960, 540, 10) if ms is not None]
    house.eye.ask("end")
    return times


def tap_to_pixels(house, visits):
    kiosk = house.kiosk()
    taps = Taps(house, kiosk)
    try:
        for n in range(visits):
            visit(taps, kiosk, ("ur", "en")[n % 2])
    finally:
        kiosk.stop()
    x, gl = bare_taps(house, "x", 40), bare_taps(house, "gl", 40)
    against = f"a bare X client's fill p95 {p95(x):.1f} ms; an empty OpenGL window's clear and swap p95 {p95(gl):.1f} ms"
    out = []
    for name, values in (("press → pressed look", taps.press), ("release → page", taps.page)):
        note = f"{len(values)} taps, median {statistics.median(values):.1f} ms, worst {max(values):.1f}; {against}"
        out.append(row(f"tap → pixels, {name}, p95", p95(values), "ms", LIMITS["tap"], p95(gl), note))
    taps.worst.sort(reverse=True)
    return out, taps.worst


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wakeups(pid):
    count = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        for line in open(f"/proc/{pid}/task/{task}/status"):
            if line.startswith("voluntary_ctxt_switches"):
                count += int(line.split()[1])
    return count


def idle(house, seconds):
    """The resting kiosk: share of a core, wake-ups, frames."""
    kiosk = house.kiosk()
    try:
        kiosk.on("welcome")
        time.sleep(3)
        pid, frame = kiosk.process.pid, kiosk.look()["frame"]
        time.sleep(0.2)
        cpu, woken, began = cpu_seconds(pid), wakeups(pid), time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        share = (cpu_seconds(pid) - cpu) / took * 100
        rate = (wakeups(pid) - woken) / took
        frames = kiosk.look()["frame"] - frame
    finally:
        kiosk.stop()
    note = f"{took:.0f} s at rest, {frames} frames drawn, {rate:.2f} wake-ups a second"
    return [row("at rest, share of a core", share, "%", LIMITS["idle"], None, note)]
