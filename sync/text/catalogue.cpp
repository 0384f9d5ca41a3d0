#include "sync/text/catalogue.h"

#include "sync/text/mo_file.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <fstream>
#include <limits>
#include <locale>
#include <sstream>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

namespace pledge::text {
namespace {

namespace fs = std::filesystem;
using Facet = boost::locale::message_format<char>;

// One .mo in memory, read by Boost.Locale. A std::locale owns the facet, whose destructor is not public.
class Catalogue {
  public:
    static Result<Catalogue> read(View bytes, const std::string& what) {
        if (auto fine = check_mo(bytes, what); !fine) return fine.error();
        boost::locale::gnu_gettext::messages_info info;
        info.language = "xx";
        info.encoding = "UTF-8";
        info.domains.emplace_back("words");
        info.paths.emplace_back("");
        info.callback = [bytes](const std::string&, const std::string&) {
            return std::vector<char>(bytes.begin(), bytes.end());
        };
        try {
            return Catalogue(boost::locale::gnu_gettext::create_messages_facet<char>(info),
                             has_messages(bytes));
        } catch (const std::exception& e) {
            return Error{Code::bad_input,
                         what + " can't be read (" + e.what() + "); make it again with msgfmt."};
        }
    }

    const char* find(const char* context, const char* english) const {
        return facet().get(0, context, english);
    }
    const char* find(const char* context, const char* english, std::uint64_t n) const {
        const auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
        return facet().get(0, context, english, static_cast<int>(std::min(n, most)));
    }

    bool empty() const { return !has_messages_; }

  private:
    Catalogue(Facet* facet, bool has_messages)
        : owner_(std::locale::classic(), facet), has_messages_(has_messages) {}
    const Facet& facet() const { return std::use_facet<Facet>(owner_); }
    // msgfmt leaves out what is not translated: then the header is the only message (manual, section 10.3).
    static bool has_messages(View checked) {
        std::uint32_t count = 0;
        std::memcpy(&count, checked.data() + 8, sizeof count);
        return count > 1;
    }

    std::locale owner_;
    bool has_messages_;
};

Result<Blob> slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    Blob bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad() || !in.is_open())
        return Error{Code::not_found, path.string() + " can't be read; install the languages again."};
    return bytes;
}

}  // namespace

class Book {
  public:
    Book(Catalogue all, Catalogue reviewed) : all_(std::move(all)), reviewed_(std::move(reviewed)) {}
    const Catalogue& all() const { return all_; }
    const Catalogue& reviewed() const { return reviewed_; }

  private:
    Catalogue all_, reviewed_;
};

Catalogues::Catalogues() = default;
Catalogues::Catalogues(Catalogues&&) noexcept = default;
Catalogues& Catalogues::operator=(Catalogues&&) noexcept = default;
Catalogues::~Catalogues() = default;

Result<Catalogues> Catalogues::load(const fs::path& folder, const std::string& domain) {
    const auto path = folder / "languages.toml";
    auto toml = slurp(path);
    if (!toml) return toml.error();
    auto languages = read_languages(text_of(*toml), path.string());
    if (!languages) return languages.error();
    Catalogues out;
    out.domain_ = domain;
    out.languages_ = std::move(languages).value();
    if (auto done = out.put_folder(folder, domain, true); !done) return done.error();
    std::erase_if(out.languages_, [&](const Language& l) {
        return !l.source() && out.books_.at(l.code.text + "/" + domain)->all().empty();
    });
    return out;
}

const Language& Catalogues::language(const LanguageCode& code) const {
    const auto is = [](const LanguageCode& wanted) {
        return [&wanted](const Language& l) { return l.code == wanted; };
    };
    auto at = std::find_if(languages_.begin(), languages_.end(), is(code));
    if (at == languages_.end())
        at = std::find_if(languages_.begin(), languages_.end(), is(LanguageCode("en")));
    return *at;
}

Status Catalogues::put(const LanguageCode& language, const std::string& domain, View all, View reviewed) {
    const std::string name = language.text + "/" + domain;
    const bool known = books_.contains(language.text + "/" + domain_) ||
                       std::any_of(languages_.begin(), languages_.end(),
                                   [&](const Language& l) { return l.code == language; });
    if (!known)
        return Error{Code::not_found,
                     "The language \"" + language.text + "\" is not in languages.toml; add it there."};
    auto first = Catalogue::read(all, name + ".mo");
    if (!first) return first.error();
    auto second = Catalogue::read(reviewed, name + ".reviewed.mo");
    if (!second) return second.error();
    books_[name] = std::make_unique<Book>(std::move(first).value(), std::move(second).value());
    return {};
}

Status Catalogues::put_folder(const fs::path& folder, const std::string& domain, bool must_exist) {
    for (const auto& language : languages_) {
        const auto path = folder / language.code.text / (domain + ".mo");
        if (language.source() || (!must_exist && !fs::exists(path))) continue;
        const auto all = slurp(path);
        if (!all) return all.error();
        const auto reviewed = slurp(folder / language.code.text / (domain + ".reviewed.mo"));
        if (!reviewed) return reviewed.error();
        if (auto done = put(language.code, domain, *all, *reviewed); !done) return done;
    }
    return {};
}

Status Catalogues::add(const LanguageCode& language, const SetId& set, View all, View reviewed) {
    return put(language, set.text, all, reviewed);
}

Status Catalogues::add_folder(const fs::path& folder, const SetId& set) {
    return put_folder(folder, set.text, false);
}

const Book* Catalogues::book(const LanguageCode& language, std::string_view context) const {
    const auto slash = context.find('/');
    const auto domain =
        slash == std::string_view::npos ? std::string_view(domain_) : context.substr(0, slash);
    const auto at = books_.find(language.text + "/" + std::string(domain));
    return at == books_.end() ? nullptr : at->second.get();
}

Words Catalogues::mark(const LanguageCode& language, const char* all, const char* reviewed,
                       const char* english) const {
    if (!all || !*all) return {english, false, !this->language(language).source()};
    const bool cleared = reviewed && *reviewed && !this->language(language).reviewed_by.empty();
    return {all, !cleared, false};
}

Words Catalogues::get(const LanguageCode& language, const Key& key) const {
    const auto* found = book(language, key.id);
    if (!found) return mark(language, nullptr, nullptr, key.english);
    return mark(language, found->all().find(key.id, key.english), found->reviewed().find(key.id, key.english),
                key.english);
}

Words Catalogues::get(const LanguageCode& language, const Key& key, std::uint64_t n) const {
    const char* english = n == 1 || !key.plural ? key.english : key.plural;
    const auto* found = book(language, key.id);
    if (!found) return mark(language, nullptr, nullptr, english);
    return mark(language, found->all().find(key.id, key.english, n),
                found->reviewed().find(key.id, key.english, n), english);
}

Words Catalogues::get(const LanguageCode& language, const std::string& context,
                      const std::string& english) const {
    return get(language, Key{context.c_str(), english.c_str(), nullptr, nullptr});
}

Words Catalogues::spoken(const LanguageCode& language, const Key& key) const {
    return get(language, key.spoken ? *key.spoken : key);
}

}  // namespace pledge::text
