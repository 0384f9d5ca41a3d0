"""Forms that say whether the person who speaks or is spoken to is a girl or a boy, as far as an ending shows it for sure.
Third persons (nouns have a gender of their own) and plurals are no concern. For check_words.py."""
import re

END = r"(?=\s|$|[/,.?!:;)”।۔،؟])"
START = r"(?<![^\s(„“])"

# Polish: the past and the conditional of "I" and "you" carry the gender (zrobiłem, zrobiłam, zrobiłeś, zrobiłabyś), and so
# does "should". Nouns in the instrumental end like "I did" of a man.
POLISH_NOUNS = "działem|udziałem|podziałem|przydziałem|materiałem|kanałem|zapałem|personałem|tyłem|całem|rozdziałem"
# Slovak: the past is a form in -l or -la beside "som" and "si"; "si" alone may be "for oneself", so only "by si" counts.
PATTERNS = {
    "pl": [rf"{START}\w+ł[ae]ś{END}", rf"{START}\w+ł(?:a?by[mś]){END}", rf"{START}\w*[aiyuąeęó]łam{END}",
           rf"{START}(?!(?:{POLISH_NOUNS}){END})\w+[aiyuąe]łem{END}", rf"{START}powin(?:ien|na)[emś]+{END}",
           rf"{START}\w+ł(?:/a|\(a\)|/\w+ła){END}"],
    "sk": [rf"{START}\w+la? (?:by )?som{END}", rf"{START}som (?:sa |si |to |už |ešte )?\w+[aeiouyáéíóúý]la?{END}",
           rf"{START}\w+la? by si{END}", rf"{START}by si (?:sa |to )?\w+[aeiouyáéíóúý]la?{END}",
           rf"{START}(?:sám|sama){END}", rf"{START}\w+l(?:/a|\(a\)|/\w+la){END}"],
    # "I" with a participle: کرتا ہوں، کرتی ہوں، کر رہا ہوں، کروں گا; the plural of respect (کرتے ہیں) says nothing.
    "ur": [rf"{START}\S+(?:تا|تی) ہوں{END}", rf"{START}ر(?:ہا|ہی) ہوں{END}", rf"{START}\S+وں (?:گا|گی){END}",
           rf"{START}\S+(?:تا/\S*تی|تی/\S*تا){END}"],
    "pa": [rf"{START}\S+(?:ਦਾ|ਦੀ) ਹਾਂ{END}", rf"{START}ਰਿਹਾ ਹਾਂ{END}", rf"{START}ਰਹੀ ਹਾਂ{END}", rf"{START}\S+ਾਂਗ(?:ਾ|ੀ){END}",
           rf"{START}\S+(?:ਦਾ/\S*ਦੀ|ਦੀ/\S*ਦਾ){END}"],
}
COMPILED = {code: [re.compile(p, re.IGNORECASE) for p in patterns] for code, patterns in PATTERNS.items()}


def asks_for_gender(code: str, text: str) -> str:
    """The first such form, or nothing."""
    found = (m for p in COMPILED.get(code, []) if (m := p.search(text)))
    return next((m[0] for m in found), "")
