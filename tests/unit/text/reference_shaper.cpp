#include "tests/unit/text/reference_shaper.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <fribidi.h>

namespace pledge::testing {

struct ReferenceShaper::Letter {
    hb_codepoint_t code = 0;
    std::size_t from = 0, to = 0;  // bytes
    int level = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::string family;
};

struct ReferenceShaper::Piece {
    std::size_t from = 0, to = 0;
    int level = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::string family;
};

ReferenceShaper::ReferenceShaper(const std::map<std::string, std::string>& files) {
    for (const auto& [family, file] : files) {
        hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
        if (!blob) throw std::runtime_error(file + " can't be read; install fonts-noto-core.");
        hb_face_t* face = hb_face_create(blob, 0);
        fonts_[family].reset(hb_font_create(face));
        hb_face_destroy(face);
        hb_blob_destroy(blob);
    }
}
ReferenceShaper::~ReferenceShaper() = default;

namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> out;
    std::stringstream in(list);
    for (std::string part; std::getline(in, part, ',');) out.push_back(part);
    return out;
}

bool is_real(hb_script_t s) {
    return s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED;
}

std::vector<int> levels_of(const std::vector<FriBidiChar>& codes, bool right_to_left) {
    const auto n = static_cast<FriBidiStrIndex>(codes.size());
    std::vector<FriBidiCharType> types(codes.size());
    std::vector<FriBidiBracketType> brackets(codes.size());
    std::vector<FriBidiLevel> levels(codes.size());
    fribidi_get_bidi_types(codes.data(), n, types.data());
    fribidi_get_bracket_types(codes.data(), n, types.data(), brackets.data());
    FriBidiParType base = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    if (!fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), n, &base, levels.data()))
        throw std::runtime_error("FriBidi found no order for a line.");
    return {levels.begin(), levels.end()};
}

// Brackets and quotation marks that open something, each with what closes it.
hb_codepoint_t closing(hb_codepoint_t c) {
    switch (c) {
        case '(':
            return ')';
        case '[':
            return ']';
        case '{':
            return '}';
        case 0x2018:
            return 0x2019;
        case 0x201C:
            return 0x201D;
        default:
            return 0;
    }
}

}  // namespace

std::vector<ReferenceShaper::Letter> ReferenceShaper::letters(const std::string& line,
                                                              const text::Language& language) const {
    std::vector<FriBidiChar> codes(line.size() + 1);
    const auto count = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, line.data(),
                                                  static_cast<FriBidiStrIndex>(line.size()), codes.data());
    codes.resize(static_cast<std::size_t>(count));
    const auto levels = levels_of(codes, language.right_to_left());
    std::vector<Letter> out(codes.size());
    std::size_t at = 0;
    auto* unicode = hb_unicode_funcs_get_default();
    std::vector<std::pair<hb_codepoint_t, hb_script_t>> open;
    hb_script_t current = HB_SCRIPT_COMMON;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto& letter = out[i];
        letter.code = codes[i];
        letter.level = levels[i];
        letter.from = at;
        do ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
        letter.to = at;
        const auto own = hb_unicode_script(unicode, letter.code);
        if (is_real(own)) {
            if (!is_real(current))
                for (std::size_t k = 0; k < i; ++k) out[k].script = own;
            for (auto& [what, script] : open)
                if (!is_real(script)) script = own;
            current = own;
        } else if (closing(letter.code) != 0) {
            open.emplace_back(closing(letter.code), current);
        } else if (const auto pair = std::find_if(open.rbegin(), open.rend(),
                                                  [&](const auto& o) { return o.first == letter.code; });
                   pair != open.rend()) {
            current = pair->second;
            open.erase(std::prev(pair.base()), open.end());
        }
        letter.script = current;
    }
    return out;
}

// The first font that has a letter. No font is chosen for the sake of a space: what is blank or invisible
// takes the font of its neighbours in the same stretch of one direction and script, of two the one that comes
// first in the list.
void ReferenceShaper::choose_fonts(std::vector<Letter>& all, const text::Language& language) const {
    const auto families = split(language.families);
    const auto has = [&](const std::string& family, hb_codepoint_t code) {
        hb_codepoint_t glyph = 0;
        const auto font = fonts_.find(family);
        return font != fonts_.end() && hb_font_get_nominal_glyph(font->second.get(), code, &glyph);
    };
    const auto same = [&](std::size_t i, std::size_t k) {
        return all[i].level == all[k].level && all[i].script == all[k].script;
    };
    for (auto& letter : all) {
        const auto kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), letter.code);
        if (kind == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR || kind == HB_UNICODE_GENERAL_CATEGORY_FORMAT)
            continue;
        const auto first = std::find_if(families.begin(), families.end(),
                                        [&](const auto& family) { return has(family, letter.code); });
        letter.family = first == families.end() ? families.front() : *first;
    }
    const auto rank = [&](std::size_t i) {
        return std::find(families.begin(), families.end(), all[i].family) - families.begin();
    };
    for (std::size_t i = 0, end = 0; i < all.size(); i = std::max(end, i + 1)) {
        if (!all[i].family.empty()) continue;
        for (end = i; end < all.size() && all[end].family.empty() && same(i, end);) ++end;
        const bool before = i > 0 && same(i - 1, i), after = end < all.size() && same(i, end);
        std::string family = families.front();
        if (before || after)
            family = all[before && (!after || rank(i - 1) <= rank(end)) ? i - 1 : end].family;
        for (auto k = i; k < end; ++k) all[k].family = family;
    }
}

std::vector<ReferenceShaper::Piece> ReferenceShaper::pieces(const std::vector<Letter>& all) {
    std::vector<Piece> out;
    for (const auto& letter : all) {
        if (out.empty() || out.back().level != letter.level || out.back().script != letter.script ||
            out.back().family != letter.family)
            out.push_back({letter.from, letter.to, letter.level, letter.script, letter.family});
        out.back().to = letter.to;
    }
    int highest = 0;
    for (const auto& piece : out) highest = std::max(highest, piece.level);
    // UAX #9, rule L2: from the highest level down, what is at least as high is turned round
    for (int level = highest; level > 0; --level)
        for (auto from = out.begin(); from != out.end();) {
            from = std::find_if(from, out.end(), [&](const Piece& p) { return p.level >= level; });
            const auto to = std::find_if(from, out.end(), [&](const Piece& p) { return p.level < level; });
            std::reverse(from, to);
            from = to;
        }
    return out;
}

ReferenceShaper::Run ReferenceShaper::shape(const std::string& line, const Piece& piece,
                                            const text::Language& language) const {
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(),
                                                                            &hb_buffer_destroy);
    hb_buffer_add_utf8(buffer.get(), line.data(), static_cast<int>(line.size()),
                       static_cast<unsigned>(piece.from), static_cast<int>(piece.to - piece.from));
    hb_buffer_set_direction(buffer.get(), piece.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), piece.script);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(language.code.text.c_str(), -1));
    hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_shape(fonts_.at(piece.family).get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    Run out{piece.family, {}};
    for (unsigned i = 0; i < count; ++i) out.glyphs.push_back(infos[i].codepoint);
    return out;
}

std::vector<ReferenceShaper::Run> ReferenceShaper::shape(const std::string& line,
                                                         const text::Language& language) const {
    auto all = letters(line, language);
    choose_fonts(all, language);
    std::vector<Run> out;
    for (const auto& piece : pieces(all)) {
        auto run = shape(line, piece, language);
        if (run.glyphs.empty()) continue;
        if (!out.empty() && out.back().family == run.family)
            out.back().glyphs.insert(out.back().glyphs.end(), run.glyphs.begin(), run.glyphs.end());
        else
            out.push_back(std::move(run));
    }
    return out;
}

}  // namespace pledge::testing
