#include "sync/council/pages/sets.h"

#include "sync/council/packs.h"
#include "sync/council/pages/parts.h"
#include "sync/council/publisher.h"

#include <algorithm>

namespace pledge::council {

Result<std::vector<SetId>> Sets::names(Storage& storage) {
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    std::vector<SetId> out;
    for (const auto& ref : *latest) out.emplace_back(ref.id);
    return out;
}

Result<std::shared_ptr<const Pack>> Sets::find(Storage& storage, const SetId& set) {
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    const auto at = std::find_if(latest->begin(), latest->end(),
                                 [&](const DocumentRef& ref) { return ref.id == set.text; });
    if (at == latest->end()) return std::shared_ptr<const Pack>();
    auto& kept = read_[{at->id, at->version}];
    if (kept) return kept;
    const auto publisher = load_publisher(config_);
    if (!publisher) return publisher.error();
    auto pack = published_pack(storage, set, *publisher);
    if (!pack) return pack.error();
    kept = std::make_shared<const Pack>(std::move(*pack));
    return kept;
}

Result<std::shared_ptr<const Pack>> Sets::chosen(Storage& storage, const Asked& asked) {
    if (const auto at = asked.query.find("set"); at != asked.query.end())
        return find(storage, SetId(at->second));
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    if (*taking) {
        const auto wave = storage.wave((*taking)->id);
        if (!wave) return wave.error();
        if (*wave) return find(storage, (*wave)->wave.questions.id);
    }
    const auto all = names(storage);
    if (!all) return all.error();
    if (all->empty()) return std::shared_ptr<const Pack>();
    return find(storage, all->front());
}

Markup other_sets(const std::vector<SetId>& names, const SetId& here, std::string_view path) {
    std::vector<Markup> links;
    for (const auto& name : names)
        if (name != here) links.push_back(html::link(std::string(path) + "?set=" + name.text, name.text));
    if (links.empty()) return {};
    auto out = html::small_heading("Other sets of promises");
    out += html::list(links);
    return out;
}

http::Response no_sets(const Asked& asked, std::string_view title) {
    PageView view{std::string(title)};
    view.body = html::paragraph(
        "There is no set of promises here yet. Once one is published, this page shows each promise of it.");
    return framed(asked, view);
}

std::string promise_of(const Point& point) {
    return std::to_string(point.number) + ". " + (point.few.empty() ? point.id.text : point.few);
}

std::string one_line(std::string_view typed) {
    std::string out;
    for (const char c : typed) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

Markup hidden_field(std::string_view name, std::string_view value) {
    return fill("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", {name, value});
}

Markup tagged(std::string_view language, bool right_to_left, std::string_view words) {
    return fill("<span lang=\"{}\" dir=\"{}\">{}</span>", {language, right_to_left ? "rtl" : "ltr", words});
}

}  // namespace pledge::council
