#!/usr/bin/env python3
"""Runs every fuzz target of a build for some seconds, two at a time.

    tests/fuzz/run.py SECONDS BUILD [TARGET...]      for instance: tests/fuzz/run.py 20 build/asan-ubsan

Each starts from its corpus in tests/fuzz/corpus, which stays as it is: what is found goes to a temporary folder. Prints
"passed fuzz.NAME executions=N" or "FAILED fuzz.NAME" with the file of the crash, which is kept in BUILD/fuzz-crashes, and then
the totals. Exit code 1 if any failed or has no corpus."""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
AT_ONCE = 2


def scratch():
    """Memory where there is some: the targets with files would wear a disk."""
    shm = pathlib.Path("/dev/shm")
    return shm if shm.is_dir() and os.access(shm, os.W_OK) else None


def run(target, seconds, build):
    program, corpus = build / "tests" / "fuzz" / f"fuzz_{target}", HERE / "corpus" / target
    if not program.exists():
        return target, None, f"{program} is not there; build the target fuzzers"
    if not corpus.is_dir() or not any(corpus.iterdir()):
        return target, None, f"{corpus} is empty; add an input that is taken and one that is not"
    crashes = build / "fuzz-crashes"
    crashes.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pledge-fuzz-", dir=scratch()) as folder:
        found = pathlib.Path(folder) / "found"
        found.mkdir()
        done = subprocess.run(
            [program, found, corpus, f"-max_total_time={seconds}", f"-artifact_prefix={crashes}/{target}-", "-timeout=10",
             "-rss_limit_mb=1024", "-max_len=20000", "-print_final_stats=1", "-verbosity=1"],
            capture_output=True, text=True, errors="replace", env={**os.environ, "TMPDIR": folder, "LC_ALL": "C"})
    count = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    if done.returncode == 0 and count:
        return target, int(count[1]), None
    log = crashes / f"{target}.log"
    log.write_text(done.stderr, encoding="utf-8")
    kept = re.search(r"Test unit written to (\S+)", done.stderr)
    return target, None, f"{kept[1]} (see {log})" if kept else f"exit code {done.returncode}, see {log}"


def main():
    if len(sys.argv) < 3 or not sys.argv[1].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    seconds, build = int(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    targets = sys.argv[3:] or sorted(path.stem for path in HERE.glob("*.cpp"))
    passed = executions = 0
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for target, count, trouble in pool.map(lambda name: run(name, seconds, build), targets):
            if trouble:
                print(f"FAILED fuzz.{target}: {trouble}", flush=True)
                continue
            print(f"passed fuzz.{target} executions={count}", flush=True)
            passed, executions = passed + 1, executions + count
    print(f"{passed} passed, {len(targets) - passed} failed, {executions} executions")
    return 0 if passed == len(targets) else 1


if __name__ == "__main__":
    sys.exit(main())
