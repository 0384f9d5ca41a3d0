#!/usr/bin/env python3
"""Measures what docs/bench.md promises, each figure beside its limit and beside something bare measured in the same run.

    run.py BUILD [--json FILE] [--brief]

Prints one table. What is slower than its limit is marked OVER; the exit code is 1 only when something could not be measured.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import window_benches as windows
from house import House
from rows import Row, WRONG


def outbox(build, puts, folder):
    """Send → durable inside the outbox, against the same number of bare write + fsync."""
    text = run([build / "tests" / "bench" / "outbox_bench", puts, folder])
    put, bare, ratio = (float(x) for x in re.search(r"median ([\d.e+]+) µs;.*median ([\d.e+]+) µs; ratio ([\d.e+]+)", text).groups())
    fsyncs = re.search(r"each ([\d.]+) fsyncs", text).group(1)
    return Row("Send → durable, median", put / 1000, "ms", "≤ 2 × bare", ratio > 2, ratio,
               f"{fsyncs} bare write + fsync on the same disk: {bare / 1000:.2f} ms; {puts} answers"), bare / 1000


def ingest(build, batches, folder):
    """Batches through the server's socket, against bare SQLite with the same rows and transactions."""
    text = run([build / "tests" / "bench" / "ingest_bench", batches, folder])
    served, bare, ratio = (float(re.search(name + r"\s+([\d.]+)", text).group(1)) for name in ("server", "SQLite", "ratio"))
    together = re.search(r"(\d+) batches in a transaction", text).group(1)
    return Row("ingest with group commit", served, "batches/s", "≥ 0.5 × bare", ratio < 0.5, ratio,
               f"bare SQLite, the same rows: {bare:.0f} batches/s; {together} batches in a transaction")


def results(build, requests, envelopes):
    """Pages of results over loopback beside many sealed answers; the slowest page counts."""
    text = run([build / "tests" / "bench" / "results_bench", requests, envelopes])
    figures = {name: (float(median), float(p99)) for name, median, p99 in re.findall(r"(\w+) +median ([\d.]+) ms, p99 ([\d.]+) ms", text)}
    bare, xlsx = figures.pop("healthz"), figures.pop("xlsx")
    slowest = max(figures, key=lambda name: figures[name][1])
    page = figures[slowest][1]
    beside = f"/healthz of the same server, p99 {bare[1]:.1f} ms; beside {envelopes} sealed answers and 40 published waves"
    return [Row(f"page of results, p99 of the slowest ({slowest})", page, "ms", "≤ 50 ms", page > 50, page / bare[1], beside),
            Row("results.xlsx, median", xlsx[0], "ms", "", False, None, "40 promises with three groups, made by a worker")]


def close(build, envelopes, folder):
    """Closing a wave, against a bare loop that opens the same envelopes on as many cores."""
    text = run([build / "tests" / "bench" / "close_bench", envelopes, folder])
    closed, bare, ratio = (float(re.search(name + r"\s+([\d.]+)", text).group(1)) for name in ("closing", "seal_open", "ratio"))
    threads = re.search(r"(\d+) threads", text).group(1)
    return Row("closing a wave", closed, "envelopes/s", "≤ 1.2 × bare", ratio > 1.2, ratio,
               f"bare crypto_box_seal_open: {bare:.0f} envelopes/s; {threads} cores; {envelopes} envelopes")


def poll(build, phones, questions):
    """A room of phones that join, vote and see the result, against bare writes to as many sockets."""
    text = run([build / "tests" / "bench" / "poll_bench", build / "kiosk" / "poll" / "pledge-poll", phones, questions, 5])
    figures = {name: (float(median), float(p99)) for name, median, p99 in re.findall(r"^(\w+) +p50 ([\d.]+) ms, p99 ([\d.]+) ms", text, re.M)}
    bare, joined = figures["bare"][1], int(re.search(r"(\d+) joined", text)[1])
    memory = float(re.search(r"memory +([\d.]+) MB", text)[1])
    rows = [Row(f"{phones} phones join in 5 s", joined, "phones", f"= {phones}", joined != phones, joined / phones,
                f"the limit; from the first byte to the first state p99 {figures['join'][1]:.1f} ms")]
    for name, what in (("vote", "vote → count on the big screen"), ("reveal", "reveal → every phone")):
        median, p99 = figures[name]
        rows.append(Row(f"{what}, p99 of {phones}", p99, "ms", "≤ 150 ms", p99 > 150, p99 / 150,
                        f"the limit; median {median:.1f} ms; bare writes to as many sockets, p99 {bare:.1f} ms"))
    rows.append(Row(f"memory of pledge-poll with {phones} phones", memory, "MB", "≤ 40 MB", memory > 40, memory / 40, "the limit; at its highest"))
    return rows


def run(command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, timeout=500)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0].name}: {(done.stderr or done.stdout).strip()}")
    return done.stdout


class Runner:
    """Keeps the rows, and what could not be measured."""

    def __init__(self):
        self.rows, self.not_run = [], []

    def measure(self, name, bench):
        try:
            found = bench()
        except WRONG as problem:
            self.not_run.append(f"NOT RUN {name}: {problem}")
            return
        self.rows += found if isinstance(found, list) else [found]


def measure_all(build, folder, brief):
    runner, bare = Runner(), []

    def send():
        row, ms = outbox(build, 10 if brief else 200, folder)
        bare.append(ms)
        return row

    runner.measure("outbox", send)
    runner.measure("ingest", lambda: ingest(build, 100 if brief else 3000, folder))
    runner.measure("results", lambda: results(build, 10 if brief else 300, 1000 if brief else 100_000))
    runner.measure("closing", lambda: close(build, 2000 if brief else 30000, folder))
    for phones in (60,) if brief else (60, 300):
        runner.measure(f"{phones} phones", lambda phones=phones: poll(build, phones, 1 if brief else 10))
    house = House(build, folder)
    try:
        house.open()
        runner.measure("first frame", lambda: windows.first_frame(house, 2 if brief else 15))
        runner.measure("taps", lambda: windows.tap_to_pixels(house, 1 if brief else 6, bare[0] if bare else None))
        runner.measure("rest", lambda: windows.idle(house, 3 if brief else 30))
    except WRONG as problem:
        runner.not_run.append(f"NOT RUN the window's benches: {problem}")
    finally:
        house.close()
    return runner


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write the rows there too")
    options.add_argument("--brief", action="store_true", help="few repeats: shows that everything can be measured")
    chosen = options.parse_args()
    build, before = chosen.build.resolve(), os.getloadavg()[0]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pledge-bench-"))
    try:
        runner = measure_all(build, folder, chosen.brief)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    load = f"{os.cpu_count()} cores, load {before:.1f} before and {os.getloadavg()[0]:.1f} after"
    print("\n".join([*Row.table(runner.rows), f"({load})", *runner.not_run]))
    if chosen.json:
        chosen.json.write_text(json.dumps({"load": load, "rows": [vars(row) for row in runner.rows], "not_run": runner.not_run},
                                          indent=1, ensure_ascii=False) + "\n")
    return 1 if runner.not_run else 0


if __name__ == "__main__":
    sys.exit(main())
