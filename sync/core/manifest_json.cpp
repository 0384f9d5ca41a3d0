#include "sync/core/json_reader.h"
#include "sync/core/wave.h"

#include <set>

namespace pledge {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;

const char* text_of_asking(Asking asking) {
    return asking == Asking::open ? "open" : asking == Asking::stopped ? "stopped" : "no";
}

Json json_of(const Wave& wave) {
    Json questions = Json::array();
    for (const auto& question : wave.questions.questions) {
        Json reasons = Json::array();
        for (const auto& reason : question.reasons) reasons.push_back(reason.text);
        questions.push_back({{"point", question.point.text}, {"reasons", reasons}});
    }
    Json out = {{"id", wave.id.text},
                {"public_key", to_base64(wave.public_key)},
                {"set", wave.questions.id.text},
                {"questions", questions},
                {"columns", wave.columns == Columns::three ? "three" : "four"},
                {"opens", to_text(wave.opens)},
                {"asks_until", to_text(wave.asks_until)},
                {"results", to_text(wave.results)}};
    if (wave.breakdown.kind != BreakdownKind::none)
        out["breakdown"] = {{"kind", wave.breakdown.kind == BreakdownKind::age ? "age" : "setting"},
                            {"groups", wave.breakdown.groups}};
    return out;
}

Json json_of(const std::vector<PackRef>& files) {
    Json out = Json::array();
    for (const auto& file : files)
        out.push_back({{"id", file.id.text}, {"version", file.version}, {"sha256", to_hex(file.sha256)}});
    return out;
}

std::vector<PackRef> read_files(JsonReader& in, const Json& root, const char* key) {
    std::vector<PackRef> out;
    for (const auto& entry : in.array(root, key, 32)) {
        in.only(entry, {"id", "version", "sha256"});
        PackRef ref{SetId(in.id(entry, "id")), static_cast<int>(in.number(entry, "version", 1000000)), {}};
        const auto hash = from_hex<32>(in.text(entry, "sha256", 64));
        if (!hash) in.fail(std::string("has an entry of \"") + key + "\" without its sha256");
        ref.sha256 = hash.value_or(Bytes<32>{});
        out.push_back(std::move(ref));
    }
    return out;
}

Day read_day(JsonReader& in, const Json& object, const char* key) {
    const auto day = day_from_text(in.text(object, key, 10));
    if (!day) in.fail(std::string("has a \"") + key + "\" that is no day");
    return day.value_or(Day{});
}

Month read_month(JsonReader& in, const Json& object, const char* key) {
    const auto month = month_from_text(in.text(object, key, 7));
    if (!month) in.fail(std::string("has a \"") + key + "\" that is no month");
    return month.value_or(Month{});
}

template <std::size_t N>
Bytes<N> read_bytes(JsonReader& in, const Json& object, const char* key) {
    const auto bytes = from_base64<N>(in.text(object, key, 2 * N + 4));
    if (!bytes) in.fail(std::string("has a \"") + key + "\" of the wrong length");
    return bytes.value_or(Bytes<N>{});
}

QuestionSet read_questions(JsonReader& in, const Json& json) {
    QuestionSet set{SetId(in.id(json, "set")), {}};
    std::set<PointId> seen;
    for (const auto& entry : in.array(json, "questions", 120)) {
        in.only(entry, {"point", "reasons"});
        Question question{PointId(in.id(entry, "point")), {}};
        for (const auto& reason : in.array(entry, "reasons", 8)) {
            if (!reason.is_string() || !is_plain_id(reason.get_ref<const std::string&>())) {
                in.fail("has a reason that is no id");
                break;
            }
            question.reasons.emplace_back(reason.get<std::string>());
        }
        if (!seen.insert(question.point).second) in.fail("asks one question twice");
        set.questions.push_back(std::move(question));
    }
    if (set.questions.empty()) in.fail("asks nothing");
    return set;
}

Breakdown read_breakdown(JsonReader& in, const Json& json) {
    Breakdown out;
    if (!in.has(json, "breakdown")) return out;
    const auto& object = in.object(json, "breakdown");
    in.only(object, {"kind", "groups"});
    const auto kind = in.text(object, "kind", 16);
    if (kind != "age" && kind != "setting") in.fail("has a breakdown of an unknown kind");
    out.kind = kind == "age" ? BreakdownKind::age : BreakdownKind::setting;
    for (const auto& group : in.array(object, "groups", 3)) {
        if (!group.is_string() || !is_plain_id(group.get_ref<const std::string&>())) {
            in.fail("has a breakdown group that is no id");
            break;
        }
        out.groups.push_back(group.get<std::string>());
    }
    if (std::set<std::string>(out.groups.begin(), out.groups.end()).size() != out.groups.size() ||
        out.groups.size() < 2)
        in.fail("has a breakdown without two or three different groups");
    return out;
}

Wave read_wave(JsonReader& in, const Json& json) {
    in.only(json, {"id", "public_key", "set", "questions", "columns", "breakdown", "opens", "asks_until",
                   "results"});
    Wave wave;
    wave.id = WaveId(in.id(json, "id"));
    wave.public_key = read_bytes<32>(in, json, "public_key");
    wave.questions = read_questions(in, json);
    const auto columns = in.text(json, "columns", 8);
    if (columns != "three" && columns != "four") in.fail("has columns of an unknown kind");
    wave.columns = columns == "four" ? Columns::four : Columns::three;
    wave.breakdown = read_breakdown(in, json);
    if (wave.columns == Columns::three && wave.breakdown.kind != BreakdownKind::none)
        in.fail("has a breakdown with three columns, which the gate does not publish");
    wave.opens = read_day(in, json, "opens");
    wave.asks_until = read_day(in, json, "asks_until");
    wave.results = read_month(in, json, "results");
    return wave;
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
    Json out = {{"format", 1},
                {"version", manifest.version},
                {"council", manifest.council.text},
                {"asking", text_of_asking(manifest.asking)},
                {"packs", json_of(manifest.packs)}};
    if (!manifest.replies.empty()) out["replies"] = json_of(manifest.replies);
    if (manifest.wave) out["wave"] = json_of(*manifest.wave);
    if (manifest.next) out["next"] = to_text(*manifest.next);
    return out.dump(1);
}

Result<Manifest> read_manifest(std::string_view json) {
    JsonReader in("the manifest", json, kMostBytes);
    const auto& root = in.root();
    in.only(root, {"format", "version", "council", "asking", "wave", "next", "packs", "replies"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    Manifest out;
    out.version = in.number(root, "version", UINT64_C(1) << 53);
    out.council = CouncilId(in.id(root, "council"));
    const auto asking = in.text(root, "asking", 8);
    if (asking != "open" && asking != "stopped" && asking != "no") in.fail("has an unknown \"asking\"");
    out.asking = asking == "open" ? Asking::open : asking == "stopped" ? Asking::stopped : Asking::no;
    if (in.has(root, "wave")) out.wave = read_wave(in, in.object(root, "wave"));
    if (out.wave.has_value() != (out.asking != Asking::no))
        in.fail("must name a wave just when it asks or has stopped");
    if (in.has(root, "next")) out.next = read_month(in, root, "next");
    out.packs = read_files(in, root, "packs");
    if (in.has(root, "replies")) out.replies = read_files(in, root, "replies");
    std::set<SetId> replied;
    for (const auto& ref : out.replies)
        if (!replied.insert(ref.id).second) in.fail("names the replies about one set twice");
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge
