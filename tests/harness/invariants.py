"""What the product promises, each beside the tests that would fail if it were broken, and what they tried."""
import pathlib
import re
import subprocess
import tomllib

NUMBERS = re.compile(r"\d+")


def proof_in(output):
    """Where a program says what it tried and what it found: its last two lines with several numbers."""
    telling = [line.strip() for line in output.splitlines() if len(NUMBERS.findall(line)) > 1]
    return telling[-2:]


def cases(build, program, names):
    """Runs the test cases of a Catch program; what came of them, and whether all passed."""
    chosen = ",".join(re.sub(r"([,\[\]\\])", r"\\\1", name) for name in names)
    done = subprocess.run([str(next(build.glob(f"tests/unit/*/{program}"))), chosen], cwd=build, capture_output=True, text=True, errors="replace", check=False)
    found = re.search(r"All tests passed \((\d+) assertions in (\d+) test case", done.stdout)
    fine = done.returncode == 0 and bool(found) and int(found.group(2)) == len(names)
    if not found:  # it passed where all tests ran, so this is the only look that anybody gets
        _, _, why = done.stdout.partition("FAILED:")
        failed = why.splitlines()[:12] or [*done.stdout.splitlines(), *done.stderr.splitlines()][-3:]
        return "\n".join([f"not all of them passed (exit code {done.returncode})", *("      " + line for line in failed)]), False
    return f"{found.group(1)} assertions", fine


def show(build, said, path):
    """One `passed` or FAILED line for each promise, and below it what its tests tried. said: name → output of what passed."""
    out = []
    for promise in tomllib.loads(pathlib.Path(path).read_text())["invariant"]:
        lines, fine = [], True
        for name in promise.get("faults", []):
            output = said.get("faults." + name)
            fine &= output is not None
            lines += [f"    {name}: {line}" for line in proof_in(output or "") or ["did not pass"]]
        for entry in promise.get("cases", []):
            text, passed = cases(build, entry["program"], entry["names"])
            fine &= passed
            lines.append(f"    {entry['program']}: {len(entry['names'])} cases, {text}")
        out += [f"{'passed' if fine else 'FAILED'} invariant: {promise['says']}", *lines]
    return out
