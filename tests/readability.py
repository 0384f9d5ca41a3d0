"""How hard an English text is to read: sentences, everyday words, grade. For tests/check_words.py."""
import pathlib
import re
import tomllib

EN = pathlib.Path(__file__).resolve().parent.parent / "locales" / "en"
CONTRACTION = re.compile(r"\b\w+(n't|'re|'ve|'ll|'d|'m)\b|\b(it|that|there|what|who|let)'s\b", re.I)
PHONE = re.compile(r"\b0\d{3,}|\b\d{5,}|\b999\b|\b112\b|\b116\b")
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "est", "ly")

RULES = tomllib.loads((EN / "readability.toml").read_text(encoding="utf-8"))
COMMON = {word for line in (EN / "common-words.txt").read_text(encoding="utf-8").splitlines()
          if not line.startswith("#") for word in line.lower().split()}
AVOID = [(word, re.compile(r"\b" + word, re.I)) for word in RULES["avoid"]]


def is_common(word: str) -> bool:
    w = word.lower().replace("’", "'")
    known = lambda x: x in COMMON or x in RULES["explained"]  # noqa: E731
    if not w or w.isdigit() or len(w) == 1 or known(w) or not re.search(r"[a-z]", w):
        return True
    w = re.sub(r"'s$", "", w)
    stems = [w]
    for end in ENDINGS:
        if w.endswith(end) and len(w) - len(end) >= 2:
            stem = w[:-len(end)]
            stems += [stem, stem + "e"]
            if stem.endswith("i"):
                stems.append(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return any(known(s) for s in stems)


def syllables(word: str) -> int:
    w = re.sub(r"[^a-zč]", "", word.lower())
    if not w:
        return 1 if len(word) < 2 or not word.isdigit() else 2
    if w in RULES["syllables"]:
        return RULES["syllables"][w]
    n = len(re.findall(r"[aeiouy]+", w))
    if re.search(r"[^aeiouy]e$", w) and not re.search(r"[^aeiouy]le$", w):
        n -= 1
    if re.search(r"[^aeioutd]ed$", w):
        n -= 1
    if re.search(r"[^aeiouyscxzg]es$|[^s]hes$", w) and not re.search(r"(ch|sh)es$", w):
        n -= 1
    return max(n, 1)


def plain(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "name", text).strip()


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.?!])\s+|\n+", plain(text)) if re.search(r"\w", s)]


def words(sentence: str) -> list[str]:
    return re.findall(r"\w+(?:['’-]\w+)*", sentence)


def grade(texts: list[str], at_least: int = 1) -> float:
    """Flesch-Kincaid, of the sentences with at least so many words; 0 when there are none."""
    counted = [w for w in (words(s) for t in texts for s in sentences(t)) if len(w) >= at_least]
    total = sum(map(len, counted))
    if not total:
        return 0.0
    return 0.39 * total / len(counted) + 11.8 * sum(syllables(w) for ws in counted for w in ws) / total - 15.59


def problems(text: str) -> list[str]:
    out = []
    for s in sentences(text):
        ws = words(s)
        if len(ws) > RULES["most_words"]:
            out.append(f"{len(ws)} words in “{s}”; make two sentences of it")
        if hard := [w for w in ws if not is_common(w)]:
            out.append(f"not everyday words: {', '.join(hard)}; use others, or explain and list them in readability.toml")
        if CONTRACTION.search(s):
            out.append(f"contraction in “{s}”; write the words in full")
        if PHONE.search(s):
            out.append(f"looks like a phone number: “{s}”; let the council give it")
        out += [f"the glossary says avoid “{word}”" for word, pattern in AVOID if pattern.search(s)]
    if len(words(plain(text))) >= 10 and grade([text]) > RULES["most_text_grade"]:
        out.append(f"grade {grade([text]):.1f} on its own; use shorter words")
    return out
