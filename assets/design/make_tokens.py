#!/usr/bin/env python3
"""Turns tokens.json into a C++ header, and fails when a contrast pair is below its floor.

    make_tokens.py tokens.json out.h
"""
import json
import sys


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in parts]
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2]


def contrast(a, b):
    """WCAG 2.2 contrast ratio of two colours."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + .05) / (low + .05)


def problems(tokens):
    for theme, colours in tokens["themes"].items():
        for need, pairs in tokens["pairs"].items():
            for front, back in pairs:
                ratio = contrast(colours[front], colours[back])
                if ratio < float(need):
                    yield f"theme {theme}: {front} on {back} is {ratio:.2f}, needs {need}; change one of the two colours"


def header(tokens):
    names = list(next(iter(tokens["themes"].values())))
    out = ["// Made from assets/design/tokens.json by make_tokens.py; change it there.", "#pragma once", "#include <cstdint>", "",
           "namespace pledge::ui {", "", "struct Colour {", "    std::uint8_t r, g, b, a = 255;",
           "    bool operator==(const Colour&) const = default;", "};", "",
           "struct Theme {", "    const char* name;"]
    out += [f"    Colour {n};" for n in names] + ["};", "", "// In the order of flow::ThemeName.",
                                                  "inline constexpr Theme kThemes[] = {"]
    for theme, colours in tokens["themes"].items():
        cells = ", ".join("{0x%s, 0x%s, 0x%s}" % (colours[n][1:3], colours[n][3:5], colours[n][5:7]) for n in names)
        out.append(f'    {{"{theme}", {cells}}},')
    out += ["};", "", "// Millimetres.", "namespace mm {"]
    for group in ("space", "radius", "stroke", "target"):
        out += [f"inline constexpr float k{group.title()}{''.join(p.title() for p in key.split('_'))} = {float(value)}F;"
                for key, value in tokens[group].items()]
    out += [f"inline constexpr float kText{key.title()} = {float(step['mm'])}F;" for key, step in tokens["type"]["steps"].items()]
    return "\n".join(out + ["}  // namespace mm", "", "}  // namespace pledge::ui", ""])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        tokens = json.load(file)
    bad = list(problems(tokens))
    for line in bad:
        print("tokens.json:", line, file=sys.stderr)
    if bad:
        return 1
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(header(tokens))
    return 0


if __name__ == "__main__":
    sys.exit(main())
