#include "sync/council/pack_card.h"

#include "sync/core/json_reader.h"

namespace pledge::council {
namespace {

constexpr std::size_t kMostCard = std::size_t{1} << 20, kMostPromises = 500, kMostLanguages = 200,
                      kMostText = 2000;

}  // namespace

PackCard card_of(const LoadedPack& loaded, Day published) {
    PackCard out{loaded.pack.title, published, {"en"}, {}};
    for (const auto& [language, catalogue] : loaded.catalogues) out.languages.push_back(language);
    for (const auto& point : loaded.pack.points)
        if (point.rateable) out.promises.push_back({point.number, point.few, point.rate_question});
    return out;
}

std::string write_card(const PackCard& card) {
    Json promises = Json::array();
    for (const auto& promise : card.promises)
        promises.push_back(
            {{"number", promise.number}, {"text", promise.text}, {"question", promise.question}});
    return Json({{"title", card.title},
                 {"published", to_text(card.published)},
                 {"languages", card.languages},
                 {"promises", promises}})
        .dump();
}

Result<PackCard> read_card(std::string_view json) {
    JsonReader in("the card of a pack", json, kMostCard);
    const auto& root = in.root();
    in.only(root, {"title", "published", "languages", "promises"});
    PackCard out;
    out.title = in.text(root, "title", kMostText);
    const auto day = day_from_text(in.text(root, "published", 10));
    if (!day) in.fail("has a \"published\" that is no day");
    for (const auto& language : in.array(root, "languages", kMostLanguages)) {
        if (language.is_string())
            out.languages.push_back(language.get<std::string>());
        else
            in.fail("has a language that is none");
    }
    for (const auto& entry : in.array(root, "promises", kMostPromises)) {
        in.only(entry, {"number", "text", "question"});
        out.promises.push_back({static_cast<int>(in.number(entry, "number", 10'000)),
                                in.text(entry, "text", kMostText), in.text(entry, "question", kMostText)});
    }
    if (in.problem()) return *in.problem();
    out.published = *day;
    return out;
}

}  // namespace pledge::council
