#include "kiosk/saved_session.h"

#include "sync/core/json_reader.h"
#include "sync/core/plain_line.h"
#include "sync/shelf/files.h"

#include <algorithm>

#include <unistd.h>

namespace pledge::kiosk {
namespace {

constexpr const char* kFormat = "pledge-session/1";
constexpr std::size_t kMost = 16 * 1024, kMostPoints = 120;
constexpr const char* kKinds[] = {"faces", "yes-no", "choices"};

Json json_of(const flow::SavedLive::Question& question) {
    return {{"kind", kKinds[static_cast<std::size_t>(question.kind)]},
            {"point", question.point ? question.point->text : ""},
            {"typed", question.typed},
            {"choices", question.choices}};
}

std::string plain_text(JsonReader& in, const Json& object, const char* key, std::size_t most) {
    auto text = in.text(object, key, most);
    if (!is_plain_line(text)) in.fail("has words that can't be shown");
    return text;
}

// Texts of an array; JsonReader reads those of objects.
std::vector<std::string> texts(JsonReader& in, const Json& object, const char* key, std::size_t most,
                               std::size_t longest) {
    std::vector<std::string> out;
    for (const auto& one : in.array(object, key, most)) {
        if (!one.is_string())
            in.fail("has something else where words should be");
        else
            out.push_back(one.get<std::string>());
        if (!out.empty() && (out.back().size() > longest || !is_plain_line(out.back())))
            in.fail("has words that can't be shown");
    }
    return out;
}

flow::SavedLive::Question question_of(JsonReader& in, const Json& object) {
    flow::SavedLive::Question out;
    in.only(object, {"kind", "point", "typed", "choices"});
    const auto kind = in.text(object, "kind", 10);
    const auto at = std::find(std::begin(kKinds), std::end(kKinds), kind);
    if (at == std::end(kKinds))
        in.fail("asks in a way that is not known");
    else
        out.kind = static_cast<LiveKind>(at - std::begin(kKinds));
    if (const auto point = in.text(object, "point", 48); !point.empty()) {
        if (!is_plain_id(point)) in.fail("names no promise");
        out.point = PointId(point);
    }
    out.typed = plain_text(in, object, "typed", 4 * flow::kMostLiveLetters);
    out.choices = texts(in, object, "choices", kMostLiveChoices, 4 * flow::kMostLiveChoiceLetters);
    return out;
}

}  // namespace

Status SessionFile::write(const flow::SavedLive& live, const seal::Secret& key) const {
    std::vector<std::string> counted;
    for (const auto& point : live.counted) counted.push_back(point.text);
    Json out = {{"format", kFormat},       {"day", to_text(live.day)},
                {"code", live.code},       {"number", live.number},
                {"voting", live.voting},   {"set", live.set.text},
                {"counted", counted},      {"kept", live.kept},
                {"decided", live.decided}, {"key", to_base64(key.bytes())}};
    if (live.question) out["question"] = json_of(*live.question);
    return shelf::write_file(path_, out.dump() + "\n", 0600);
}

std::optional<SavedSession> SessionFile::read() const {
    if (!shelf::exists(path_)) return std::nullopt;
    const auto text = shelf::read_file(path_, kMost);
    JsonReader in("the session", text ? *text : "", kMost);
    const auto& root = in.root();
    in.only(root, {"format", "day", "code", "number", "voting", "set", "counted", "kept", "decided", "key",
                   "question"});
    SavedSession out;
    const auto day = day_from_text(in.text(root, "day", 10));
    out.live.code = in.text(root, "code", 4);
    out.live.number = static_cast<std::uint32_t>(in.number(root, "number", 1'000'000));
    out.live.set = SetId(in.id(root, "set"));
    const auto flag = [&](const char* key) {
        if (in.has(root, key) && root[key].is_boolean()) return root[key].get<bool>();
        in.fail("lacks what was done");
        return false;
    };
    out.live.voting = flag("voting");
    out.live.kept = flag("kept");
    out.live.decided = flag("decided");
    for (const auto& point : texts(in, root, "counted", kMostPoints, 48))
        out.live.counted.emplace_back(point);
    if (in.has(root, "question")) out.live.question = question_of(in, in.object(root, "question"));
    const auto key = from_base64<32>(in.text(root, "key", 64));
    const bool digits = out.live.code.size() == 4 && std::all_of(out.live.code.begin(), out.live.code.end(),
                                                                 [](char c) { return c >= '0' && c <= '9'; });
    if (in.text(root, "format", 40) != kFormat || in.problem() || !day || !key || !digits) {
        remove();
        return std::nullopt;
    }
    out.live.day = *day;
    std::copy(key->begin(), key->end(), out.key.data());
    return out;
}

void SessionFile::remove() const {
    ::unlink(path_.c_str());
}

}  // namespace pledge::kiosk
