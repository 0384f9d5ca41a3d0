"""Reads PO files (GNU gettext) for the scripts in this folder and in tests/. Python's standard library alone."""
import dataclasses
import pathlib


@dataclasses.dataclass
class Entry:
    context: str | None = None
    english: str = ""
    plural: str | None = None
    translations: list[str] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)  # "#." lines
    fuzzy: bool = False
    line: int = 0

    @property
    def screen(self) -> str:
        return next((n.removeprefix("Screen: ") for n in self.notes if n.startswith("Screen: ")), "")


class PoError(Exception):
    pass


ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquote(text: str, where: str) -> str:
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        raise PoError(f"{where}: text without quotes; write it between double quotes")
    out, escaped = [], False
    for c in text[1:-1]:
        if escaped:
            if c not in ESCAPES:
                raise PoError(f"{where}: unknown escape \\{c}; take the backslash out")
            out.append(ESCAPES[c])
            escaped = False
        elif c == "\\":
            escaped = True
        else:
            out.append(c)
    return "".join(out)


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def read(path: pathlib.Path) -> list[Entry]:
    """Every message but the header and the obsolete ones ("#~"), in the file's order."""
    entries, entry, field = [], Entry(), None

    def finish():
        nonlocal entry, field
        if field is not None and entry.english:
            entries.append(entry)
        entry, field = Entry(), None

    def put(text):
        if field == "msgctxt":
            entry.context = (entry.context or "") + text
        elif field == "msgid":
            entry.english += text
        elif field == "msgid_plural":
            entry.plural = (entry.plural or "") + text
        else:
            entry.translations[-1] += text

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        if not line.strip():
            finish()
        elif line.startswith("#~"):
            continue
        elif line.startswith("#"):
            if field is not None:
                finish()
            if line.startswith("#."):
                entry.notes.append(line[2:].strip())
            elif line.startswith("#,"):
                entry.fuzzy |= "fuzzy" in line
        elif line.startswith('"'):
            put(unquote(line.strip(), where))
        else:
            word, _, rest = line.partition(" ")
            if word.startswith("msgstr"):
                entry.translations.append("")
                field = "msgstr"
            elif word in ("msgctxt", "msgid", "msgid_plural"):
                if (word == "msgctxt" or word == "msgid" and field != "msgctxt") and field is not None:
                    finish()
                field = word
                entry.line = entry.line or number
            else:
                raise PoError(f"{where}: unknown keyword {word}; use msgctxt, msgid, msgid_plural or msgstr")
            put(unquote(rest.strip(), where))
    finish()
    return entries
