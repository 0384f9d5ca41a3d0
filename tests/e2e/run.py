#!/usr/bin/env python3
"""Acceptance tests: the real programs of a build tree, real windows, real files.

    run.py BUILD [NAME…]    all tests, or those whose names begin so; the exit code is 1 when one failed
    run.py --list

One line for each test: `passed NAME`, `FAILED NAME: why` or `NOT RUN NAME: why`; the last is `N passed, N failed`.
"""
import argparse
import concurrent.futures
import importlib
import pathlib
import shutil
import sys
import tempfile
import threading
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support"), str(HERE.parent.parent / "deploy" / "demo.d")]
from house import House, NotRun, Street  # noqa: E402


def discover():
    """{name: function}, those that wait longest first."""
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(path.stem)
        for name, test in vars(module).items():
            if name.startswith("test_") and callable(test):
                assert name not in found, f"two tests are called {name}"
                found[name] = test
    return dict(sorted(found.items(), key=lambda entry: -getattr(entry[1], "patience", 0)))


def run_one(name, test, street, folder):
    """(verdict, why) of one test, in a folder of its own."""
    house = House(street, folder / name)
    try:
        with house:
            test(house)
        return "passed", ""
    except NotRun as reason:
        return "NOT RUN", str(reason)
    except Exception as problem:  # whatever it is, it is this test's alone
        traceback.print_exc(file=house.log)
        where = traceback.extract_tb(problem.__traceback__)
        ours = next((f for f in reversed(where) if pathlib.Path(f.filename).name.startswith("test_")), where[-1])
        why = " ".join(str(problem).split()) or type(problem).__name__
        return "FAILED", f"{why} ({pathlib.Path(ours.filename).name}:{ours.lineno})"
    finally:
        house.log.close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build", nargs="?", type=pathlib.Path)
    options.add_argument("names", nargs="*")
    options.add_argument("--list", action="store_true", help="name the tests")
    options.add_argument("--rounds", type=int, default=12, help="kills in test_kill")
    options.add_argument("--jobs", type=int, default=3, help="tests at a time; most of them wait for screens")
    options.add_argument("--times", action="store_true", help="say how long each test took")
    options.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="leave logs, and pictures of failures, here")
    chosen = options.parse_args()
    tests = discover()
    if chosen.list:
        print("\n".join(tests))
        return 0
    if not chosen.build or not (chosen.build / "kiosk" / "pledge-kiosk").exists():
        options.error("name a build tree with the programs in it, for example build/dev")
    wanted = {n: t for n, t in tests.items() if not chosen.names or any(n.startswith(w) for w in chosen.names)}
    if not wanted:
        options.error("no test is called that; --list names them")

    folder = pathlib.Path(tempfile.mkdtemp(prefix="pledge-e2e-"))
    tally, mutex = {"passed": 0, "FAILED": 0, "NOT RUN": 0}, threading.Lock()

    def report(name):
        since = time.monotonic()
        verdict, why = run_one(name, wanted[name], street, folder)
        with mutex:
            tally[verdict] += 1
            took = f" [{time.monotonic() - since:.0f} s]" if chosen.times else ""
            print(f"{verdict} {name}{': ' + why if why else ''}{took}", flush=True)

    street = Street(chosen.build.resolve(), folder / "street", chosen.rounds)
    try:
        street.build_template()
        with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
            list(pool.map(report, wanted))
    finally:
        street.close()
        if chosen.keep:
            shutil.copytree(folder, chosen.keep, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.db", "packs", "keys", "*.sock"))
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{tally['passed']} passed, {tally['FAILED']} failed")
    return 1 if tally["FAILED"] else 0


if __name__ == "__main__":
    sys.exit(main())
