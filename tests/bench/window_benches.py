"""What is measured at the kiosk's window: first frame, taps, Send, rest."""
import os
import statistics
import time

from rows import Row

FIRST_FRAME_MS, TAP_MS, REST_PERCENT = 250, 40, 0.5


def p95(values):
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def first_frame(house, runs):
    """exec → first frame of the kiosk, in turn with an empty OpenGL window; and whether that frame was the page itself."""
    ours, bare, unlike = [], [], 0
    for _ in range(runs):
        ours.append(float(house.eye.ask("start " + house.kiosk_command())))
        time.sleep(1.5)
        unlike += int(house.eye.ask("since")) > 0
        house.eye.ask("end")
        bare.append(float(house.eye.ask("start " + house.bare_command("gl"))))
        house.eye.ask("end")
    figure, beside = statistics.median(ours), statistics.median(bare)
    note = f"an empty GLFW + OpenGL window: {beside:.0f} ms; {runs} starts of each, ours {min(ours):.0f}–{max(ours):.0f}"
    if unlike:
        note += f"; in {unlike} the first frame was not yet the page"
    return [Row("exec → first frame, median", figure, "ms", f"≤ {FIRST_FRAME_MS} ms", figure > FIRST_FRAME_MS, figure / beside, note)]


class Taps:
    """Taps items by name and keeps how long each half took."""

    def __init__(self, house, kiosk):
        self.house, self.kiosk = house, kiosk
        self.press, self.release, self.send = [], [], []

    def middle(self, name):
        page = self.kiosk.until(lambda p: self.kiosk.item(p, name) and "disabled" not in self.kiosk.item(p, name)["state"])
        x, y, w, h = self.kiosk.item(page, name)["rect"]
        return x + w // 2, y + h // 2

    def __call__(self, name):
        press, release = self.house.eye.tap(*self.middle(name))
        self.press += [press] if press is not None else []
        self.release += [release] if release is not None else []

    def send_it(self):
        x, y = self.middle("send")
        began = time.monotonic()
        self.kiosk.tap_at(x, y)
        while self.kiosk.look()["screen"] != "thanks":
            if time.monotonic() > began + 10:
                raise RuntimeError("Send led to no thank-you within 10 s")
        self.send.append((time.monotonic() - began) * 1000)


def visit(taps, kiosk, language):
    """A visit through every kind of page, from rest to rest."""
    kiosk.on("welcome")
    for name in (f"lang.{language}", "help", "back", "start"):
        taps(name)
    kiosk.on("agree")
    kiosk.turn_to("agree")
    for name in ("agree", "who.me", "next"):
        taps(name)
    for answer in ("face.5", "face.2", "say.not-sure"):
        kiosk.on("rate")
        taps(answer)
        taps("next")
        page = kiosk.until(lambda p: p["screen"] in ("rate", "reasons"))
        if page["screen"] == "reasons":
            taps(next(i["id"] for i in page["items"] if i["id"].startswith("reason.")))
            taps("next")
    kiosk.on("rate")
    taps("skip")
    kiosk.on("more-set")
    taps("set.short")
    kiosk.on("review")
    taps.send_it()
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


def tap_to_pixels(house, visits, bare_fsyncs):
    kiosk = house.kiosk()
    taps = Taps(house, kiosk)
    try:
        for n in range(visits):
            visit(taps, kiosk, ("ur", "en")[n % 2])
    finally:
        kiosk.stop()
    x, gl = p95(bare_taps(house, "x", 40)), p95(bare_taps(house, "gl", 40))
    beside = f"an empty OpenGL window's clear and swap: p95 {gl:.1f} ms; a bare X client's rectangle: p95 {x:.1f} ms"
    out = []
    for name, times in (("press → pressed look", taps.press), ("release → page", taps.release)):
        figure = p95(times)
        note = f"{beside}; {len(times)} taps, median {statistics.median(times):.1f}, worst {max(times):.1f}"
        out.append(Row(f"tap → pixels: {name}, p95", figure, "ms", f"≤ {TAP_MS} ms", figure > TAP_MS, figure / gl, note))
    thanks = statistics.median(taps.send)
    out.append(Row("Send → thank-you on the glass, median", thanks, "ms", "", False, thanks / bare_fsyncs if bare_fsyncs else None,
                   f"as many bare write + fsync as its answer takes; {len(taps.send)} visits" if bare_fsyncs else ""))
    return out


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wakeups(pid):
    count = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as status:
            count += sum(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches"))
    return count


def idle(house, seconds):
    """The resting kiosk after a touch: share of a core, wake-ups, frames."""
    kiosk = house.kiosk()
    try:
        kiosk.on("welcome")
        kiosk.tap("help")
        kiosk.on("help")
        kiosk.tap("back")
        kiosk.on("welcome")
        time.sleep(2)
        pid, frame = kiosk.process.pid, kiosk.look()["frame"]
        time.sleep(0.5)
        cpu, woken, began = cpu_seconds(pid), wakeups(pid), time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        share = (cpu_seconds(pid) - cpu) / took * 100
        rate = (wakeups(pid) - woken) / took
        frames = kiosk.look()["frame"] - frame
    finally:
        kiosk.stop()
    note = f"the limit; {took:.0f} s of rest, {frames} frames drawn, {rate:.2f} wake-ups a second"
    return [Row("at rest, share of a core", share, "%", f"≤ {REST_PERCENT} %", share > REST_PERCENT, share / REST_PERCENT, note)]
