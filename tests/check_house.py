#!/usr/bin/env python3
"""Holds the files to the rules of CONTRIBUTING.md that a program can see.

    tests/check_house.py            one line per problem, exit code 1 if there is any
    tests/check_house.py --long     also lists files over 250 lines

C++ and Python files have at most 400 lines; functions of views fewer than 60, all others of the product at most 60. A public
header says something before its first class or function (plain structs and inline helpers may go first). Nobody leaves a path
of their own machine, a note to do something later, a tab or a last line without an end. Words that a visitor sees come from
the catalogues. clang-format 14 changes nothing; that half prints NOT RUN where this version is missing."""
import pathlib
import re
import subprocess
import sys
from shutil import which

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE = {".cpp", ".h", ".py"}
TEXT = CODE | {".md", ".txt", ".toml", ".cmake", ".json", ".po", ".svg", ".yaml", ".yml", ".sh", ".conf", ".1", ".in", ".service", ""}
MOST_LINES, MANY_LINES, MOST_FUNCTION = 400, 250, 60
# spelled apart, so that this file does not find itself
MACHINE = re.compile("/" + r"(work|home)/")
LATER = re.compile(r"\b(TO" + "DO|FIX" + r"ME|XX" + r"X)\b")
DECLARES = re.compile(r"^(?!inline )(class |[\w:<>,&*\s\[\]]+\()(?!\w+;$)")
OPENS = re.compile(r"^(?!namespace|struct|class|enum|union|extern|#|//)\S.*$")
WORDS = re.compile(r'\b(typeset|shape|spoken|text|label)\s*=\s*"[^"]*[a-zA-Z]{3}[^"]*"|\b(line_of|Line\{)\s*\(?"[^"]*[a-zA-Z]{3}')
FORMAT = "14"


def tracked():
    """Files that belong to the product: what git knows, or everything but build folders where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not {"build", "out", ".git", "node_modules", "__pycache__"} &
                 set(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


def functions(lines):
    """(first line, length) of each function that clang-format has laid out at the left edge."""
    begin = None
    for number, line in enumerate(lines):
        if line.startswith("}") and begin is not None:
            if not line.startswith("};"):  # a table
                yield begin + 1, number - begin + 1
            begin = None
        elif begin is None and OPENS.match(line) and not line.startswith("}") and not line.rstrip().endswith((";", "}")):
            begin = number
        elif begin is not None and (not line.strip() or (line[0] not in " \t" and line.rstrip().endswith(";"))) \
                and not any("{" in part for part in lines[begin:number]):
            begin = None


def faults_of_text(name, text):
    if text and not text.endswith("\n"):
        yield f"{name}: the last line has no end"
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield f"{name}:{number}: a tab"
        if MACHINE.search(line):
            yield f"{name}:{number}: a path of somebody's machine"
        if LATER.search(line):
            yield f"{name}:{number}: a note to do something later; do it, or file it"


def faults_of_code(name, lines):
    if len(lines) > MOST_LINES:
        yield f"{name}: {len(lines)} lines; a file has at most {MOST_LINES}, split it by what it does"
    if name.endswith(".cpp") and name.startswith(("kiosk/", "sync/")):
        most = MOST_FUNCTION - 1 if name.startswith("kiosk/ui/views/") else MOST_FUNCTION
        for first, length in functions(lines):
            if length > most:
                yield f"{name}:{first}: a function of {length} lines; at most {most} here"
    if name.startswith("kiosk/ui/"):
        for number, line in enumerate(lines, 1):
            if WORDS.search(line):
                yield f"{name}:{number}: words in code; name a key of the catalogue"


def faults_of_header(name, lines):
    for line in lines:
        if line.startswith("//") and not line.startswith("// clang-format"):
            return
        if DECLARES.match(line):
            yield f"{name}: no comment before its first declaration; say purpose, ownership, threads, units, errors"
            return


def faults_of_format(paths):
    program = next((name for name in (f"clang-format-{FORMAT}", "clang-format") if which(name)), None)
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout if program else ""
    if not re.search(rf"version {FORMAT}\.", version):
        print(f"NOT RUN: clang-format {FORMAT} is not here; install clang-format-{FORMAT}")
        return
    done = subprocess.run([program, "--dry-run", "-Werror", *paths], cwd=ROOT, capture_output=True, text=True)
    seen = dict.fromkeys(re.findall(r"^(\S+?):(\d+):\d+: error", done.stderr, re.M))
    first = {}
    for path, number in seen:
        first.setdefault(path, number)
    for path, number in first.items():
        yield f"{pathlib.Path(path)}:{number}: not as clang-format writes it; clang-format -i {path}"


def main():
    problems, formatted, long_files = [], [], []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        if path.suffix not in TEXT or "/corpus/" in name or name.startswith("tests/goldens/") or name == "LICENSE":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems.append(f"{name}: not UTF-8")
            continue
        problems += faults_of_text(name, text)
        lines = text.splitlines()
        if path.suffix in CODE:
            problems += faults_of_code(name, lines)
            if len(lines) > MANY_LINES:
                long_files.append(f"{name}: {len(lines)} lines")
        if path.suffix in {".cpp", ".h"}:
            formatted.append(name)
        if path.suffix == ".h" and name.startswith(("kiosk/", "sync/")):
            problems += faults_of_header(name, lines)
    problems += faults_of_format(formatted)
    if "--long" in sys.argv:
        print(*long_files, sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
