#include "sync/core/reply.h"

#include "sync/core/json_reader.h"
#include "sync/core/plain_line.h"

#include <algorithm>
#include <set>

namespace pledge {
namespace {

bool is_language(std::string_view code) {
    return code.size() >= 2 && code.size() <= 8 && is_plain_id(code);
}

bool is_line(std::string_view text) {
    return text.size() <= kMostReplyText && is_plain_line(text);
}

Json json_of(const Reply& reply) {
    Json words = Json::object();
    for (const auto& [language, in] : reply.words) {
        words[language] = {{"you_said", in.you_said}, {"answer", in.answer}, {"who", in.who}};
        if (!in.instead.empty()) words[language]["instead"] = in.instead;
    }
    return {{"point", reply.point.text},
            {"kind", reply.kind == ReplyKind::did ? "did" : "cannot"},
            {"written", to_text(reply.written)},
            {"words", words}};
}

ReplyWords read_words(JsonReader& in, const Json& json) {
    in.only(json, {"you_said", "answer", "instead", "who"});
    ReplyWords out{in.text(json, "you_said", kMostReplyText),
                   in.text(json, "answer", kMostReplyText),
                   {},
                   in.text(json, "who", kMostReplyText)};
    if (in.has(json, "instead")) out.instead = in.text(json, "instead", kMostReplyText);
    return out;
}

Reply read_reply(JsonReader& in, const Json& json) {
    in.only(json, {"point", "kind", "written", "words"});
    Reply reply;
    reply.point = PointId(in.id(json, "point"));
    const auto kind = in.text(json, "kind", 8);
    if (kind != "did" && kind != "cannot") in.fail("has a reply of an unknown kind");
    reply.kind = kind == "cannot" ? ReplyKind::cannot : ReplyKind::did;
    const auto month = month_from_text(in.text(json, "written", 7));
    if (!month) in.fail("has a reply without its month");
    reply.written = month.value_or(Month{});
    const auto& words = in.object(json, "words");
    for (const auto& [language, texts] : words.items()) {
        if (!is_language(language)) in.fail("has a language that is no code");
        reply.words[language] = read_words(in, texts);
    }
    if (const auto fine = check_reply(reply); !fine) in.fail("has a reply that is not whole");
    return reply;
}

}  // namespace

const ReplyWords& Reply::in(const std::string& language) const {
    const auto at = words.find(language);
    return at == words.end() ? words.at("en") : at->second;
}

const Reply* Replies::find(const PointId& point) const {
    const auto at =
        std::find_if(replies.begin(), replies.end(), [&](const Reply& r) { return r.point == point; });
    return at == replies.end() ? nullptr : &*at;
}

Status check_reply(const Reply& reply) {
    if (!reply.has("en")) return Error{Code::bad_input, "A reply needs its English words; write them first."};
    for (const auto& [language, in] : reply.words) {
        if (in.you_said.empty() || in.answer.empty() || in.who.empty())
            return Error{Code::bad_input,
                         "A reply says what young people said, what was done or why it can't be, and who and "
                         "when; fill in all three."};
        for (const auto* text : {&in.you_said, &in.answer, &in.instead, &in.who})
            if (!is_line(*text))
                return Error{Code::bad_input, "A sentence of a reply has at most " +
                                                  std::to_string(kMostReplyText) +
                                                  " letters and no line breaks; shorten it."};
    }
    return {};
}

std::string write_replies(const Replies& replies) {
    Json list = Json::array();
    for (const auto& reply : replies.replies) list.push_back(json_of(reply));
    return Json{{"format", 1}, {"set", replies.set.text}, {"version", replies.version}, {"replies", list}}
        .dump(1);
}

Result<Replies> read_replies(std::string_view json) {
    JsonReader in("the replies", json, kMostRepliesBytes);
    const auto& root = in.root();
    in.only(root, {"format", "set", "version", "replies"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    Replies out{SetId(in.id(root, "set")), in.number(root, "version", UINT64_C(1) << 53), {}};
    std::set<PointId> seen;
    for (const auto& entry : in.array(root, "replies", kMostReplies)) {
        out.replies.push_back(read_reply(in, entry));
        if (!seen.insert(out.replies.back().point).second) in.fail("replies twice to one promise");
    }
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge
