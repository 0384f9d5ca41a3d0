#!/usr/bin/env python3
"""make_keyboards.py keyboards.toml keyboards.h: turns the layouts into a C++ header.

A key is its text, what is written on it (a sign that stands on other letters: on a dotted circle), and its capital.
"""
import pathlib
import sys
import tomllib
import unicodedata

MOST = 10
SIGNS = 6
CIRCLE = "\u25cc"


def shown(key: str) -> str:
    return CIRCLE + key if unicodedata.category(key[0]).startswith("M") else key


def checked(language: str, board: dict) -> list[list[str]]:
    if unknown := set(board) - {"capitals", "letters", "signs"}:
        sys.exit(f"keyboards.toml, [{language}]: {', '.join(sorted(unknown))} is not known; take it out")
    rows = [row.split(" ") for row in board["letters"]]
    keys = [key for row in rows for key in row]
    for row in rows:
        if len(row) > MOST or "" in row:
            sys.exit(f"keyboards.toml, [{language}]: “{' '.join(row)}” needs one to {MOST} keys with one space between")
    for key in keys:
        if keys.count(key) > 1:
            sys.exit(f"keyboards.toml, [{language}]: “{key}” is there twice; take one out")
        if board["capitals"] and (len(key.upper()) != 1 or key.upper() == key):
            sys.exit(f"keyboards.toml, [{language}]: “{key}” has no capital; write capitals = false")
    if len(board["signs"].split(" ")) != SIGNS:
        sys.exit(f"keyboards.toml, [{language}]: signs needs {SIGNS} of them")
    return rows


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def row_of(keys: list[str], capitals: bool) -> str:
    def key(k: str) -> str:
        return f"{{{literal(k)}, {literal(shown(k))}, {literal(k.upper() if capitals else k)}}}"
    return "{" + ", ".join(map(key, keys)) + "}"


def header(boards: dict) -> str:
    lines = ["// Made by locales/make_keyboards.py from locales/keyboards.toml.", "#pragma once", "",
             "#include <string>", "#include <vector>", "",
             "namespace pledge::words {", "", "struct KeyboardKey {", "    std::string text, shown, capital;", "};",
             "using KeyboardRow = std::vector<KeyboardKey>;", "struct Keyboard {", "    std::string language;", "    bool capitals;",
             "    std::vector<KeyboardRow> letters;", "    KeyboardRow signs;  // . , ? ! ' -", "};", "",
             "// English is the first.", "inline const std::vector<Keyboard>& keyboards() {", "    static const std::vector<Keyboard> shipped = {"]
    for language, board in boards.items():
        rows = ",\n          ".join(row_of(row, board["capitals"]) for row in checked(language, board))
        lines += [f"        {{{literal(language)},", f"         {str(board['capitals']).lower()},", f"         {{{rows}}},",
                  f"         {row_of(board['signs'].split(' '), False)}}},"]
    lines += ["    };", "    return shipped;", "}", "", "}  // namespace pledge::words", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    boards = tomllib.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    if next(iter(boards), None) != "en":
        sys.exit("keyboards.toml: the first keyboard must be [en]; every other language falls back on it")
    pathlib.Path(sys.argv[2]).write_text(header(boards), encoding="utf-8")
