#!/usr/bin/env python3
"""Every rule of check_house.py notices what breaks it, and lets good files be."""
import sys

import check_house as house

LONG = "\n".join(["int f() {", *["    g();"] * 60, "}"])
VIEW = "\n".join(["void draw(Sheet& sheet,", "          int x) {", *["    g();"] * 57, "}"])
TEXTS = {  # file: (text, what must be said about it; nothing: no fault)
    "ends.md": ("a\n", ""),
    "no-end.md": ("a", "the last line has no end"),
    "tab.py": ("if x:\n\ty()\n", ":2: a tab"),
    "machine.md": ("see " + "/wor" + "k/trees\n", ":1: a path of somebody's machine"),
    "home.conf": ("dir = /ho" + "me/ann/x\n", "a path of somebody's machine"),
    "ProtectHome.service": ("ProtectHome=yes\n", ""),
    "later.cpp": ("// TO" + "DO: more\n", "a note to do something later"),
}
CODE = {
    "sync/x/long.cpp": (LONG, "a function of 62 lines"),
    "kiosk/ui/views/x.cpp": (VIEW, "a function of 60 lines"),
    "kiosk/ui/x.cpp": (VIEW, ""),
    "kiosk/ui/short.cpp": (LONG.replace("    g();\n", "", 30), ""),
    "tests/unit/long.cpp": (LONG, ""),
    "tests/file.py": ("x = 1\n" * 401, "401 lines"),
    "kiosk/ui/words.cpp": ('    line.text = "Hello there";', "words in code"),
    "kiosk/ui/id.cpp": ('    sheet.item("say.not-sure", role, line, box);', ""),
}
HEADERS = {
    "class.h": ("#pragma once\n\nclass A {};\n", "no comment"),
    "function.h": ("#pragma once\nnamespace a {\n\nint f(int x);\n", "no comment"),
    "told.h": ("#pragma once\n\n// Counts sheep.\nclass A {};\n", ""),
    "options.h": ("#pragma once\nclass B;\nstruct Options {\n    int x = 1;  // sheep\n};\n// Counts.\nclass A {};\n", ""),
}


def main():
    failed = 0
    checks = [(name, list(house.faults_of_text(name, text)), wanted) for name, (text, wanted) in TEXTS.items()]
    checks += [(name, list(house.faults_of_code(name, text.splitlines())), wanted) for name, (text, wanted) in CODE.items()]
    checks += [(name, list(house.faults_of_header(name, text.splitlines())), wanted)
               for name, (text, wanted) in HEADERS.items()]
    for name, said, wanted in checks:
        if (not said) if wanted else said:
            print(f"{name}: expected “{wanted}”, got {said}")
            failed += 1
        elif wanted and wanted not in said[0]:
            print(f"{name}: expected “{wanted}”, got {said}")
            failed += 1
    print(f"{len(checks)} files, {failed} judged wrongly")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
