#include "kiosk/wire/lines.h"

#include "kiosk/wire/parts.h"
#include "sync/core/ids.h"

#include <algorithm>
#include <limits>

namespace pledge::wire {
namespace {

constexpr std::uint64_t kMostQuestion = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostUrl = 80;  // "http://", an address of 45 characters in brackets, a port

Json json_of(const Open& open) {
    return {
        {"say", "open"}, {"code", open.code}, {"key", to_base64url(open.key)}, {"languages", open.languages}};
}
Json json_of(const Ask& ask) {
    Json out = {{"say", "ask"},         {"question", ask.question}, {"kind", name_of(ask.kind)},
                {"symbol", ask.symbol}, {"first", ask.first},       {"words", json_of(ask.words)}};
    if (ask.kind == LiveKind::choices) out["choices"] = ask.choices;
    return out;
}
Json json_of(const Close& close) {
    return {{"say", "close"}, {"question", close.question}};
}
Json json_of(const Reveal& reveal) {
    return {{"say", "reveal"}, {"question", reveal.question}, {"shown", json_of(reveal.shown)}};
}
Json json_of(const Wait&) {
    return {{"say", "wait"}};
}
Json json_of(const End&) {
    return {{"say", "end"}};
}
Json json_of(const Address& address) {
    return {{"say", "address"}, {"url", address.url}};
}
Json json_of(const Phones& phones) {
    return {{"say", "phones"}, {"joined", phones.joined}};
}
Json json_of(const VotesIn& in) {
    return {{"say", "votes-in"}, {"question", in.question}, {"votes", in.votes}};
}
Json json_of(const Votes& votes) {
    Json list = Json::array();
    for (const auto& vote : votes.votes) list.push_back(to_base64url(vote));
    return {{"say", "votes"}, {"question", votes.question}, {"votes", std::move(list)}};
}

template <class Message>
std::string line_of(const Message& message) {
    const auto json = std::visit([](const auto& one) { return json_of(one); }, message);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::uint32_t read_number(JsonReader& in, const char* key, std::uint64_t most) {
    return static_cast<std::uint32_t>(in.number(in.root(), key, most));
}
std::uint32_t read_question(JsonReader& in) {
    return read_number(in, "question", kMostQuestion);
}

Open read_open(JsonReader& in) {
    Open open;
    in.only(in.root(), {"say", "code", "key", "languages"});
    open.code = in.text(in.root(), "code", 4);
    const bool digits =
        std::all_of(open.code.begin(), open.code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (open.code.size() != 4 || !digits) in.fail("has a code that is not four digits");
    const auto key = from_base64url<32>(in.text(in.root(), "key", 43));
    if (!key) in.fail("has a key that is none");
    open.key = key.value_or(Bytes<32>{});
    for (const auto& code : in.array(in.root(), "languages", kMostLanguages)) {
        auto language = code.is_string() ? code.get<std::string>() : std::string();
        if (!is_language(language)) in.fail("offers a language that is none");
        if (std::count(open.languages.begin(), open.languages.end(), language) > 0)
            in.fail("offers a language twice");
        open.languages.push_back(std::move(language));
    }
    if (open.languages.empty()) in.fail("offers no language");
    return open;
}

Ask read_ask(JsonReader& in) {
    Ask ask;
    ask.question = read_question(in);
    ask.kind = read_kind(in, in.root());
    if (ask.kind == LiveKind::choices) {
        in.only(in.root(), {"say", "question", "kind", "choices", "symbol", "first", "words"});
        ask.choices = static_cast<std::size_t>(in.number(in.root(), "choices", kMostLiveChoices));
        if (ask.choices < 2) in.fail("has fewer than two choices");
    } else {
        in.only(in.root(), {"say", "question", "kind", "symbol", "first", "words"});
    }
    ask.symbol = in.text(in.root(), "symbol", 48);
    if (!ask.symbol.empty() && !is_plain_id(ask.symbol)) in.fail("has a symbol that is none");
    ask.first = in.text(in.root(), "first", 8);
    ask.words = read_words(in, in.object(in.root(), "words"), ask.choices);
    if (!ask.words.contains(ask.first)) in.fail("has no words in its first language");
    return ask;
}

Votes read_votes(JsonReader& in) {
    Votes votes;
    in.only(in.root(), {"say", "question", "votes"});
    votes.question = read_question(in);
    for (const auto& text : in.array(in.root(), "votes", kMostLiveVotes)) {
        const auto vote = text.is_string()
                              ? from_base64url<kSealedVoteBytes>(text.get_ref<const std::string&>())
                              : std::nullopt;
        if (!vote) in.fail("holds a vote that is none");
        if (in.problem()) break;
        votes.votes.push_back(*vote);
    }
    return votes;
}

Reveal read_reveal(JsonReader& in) {
    in.only(in.root(), {"say", "question", "shown"});
    return {read_question(in), read_shown(in, in.object(in.root(), "shown"))};
}

bool is_base(const std::string& url) {
    constexpr std::string_view kScheme = "http://";
    if (url.empty()) return true;
    if (!url.starts_with(kScheme) || url.size() == kScheme.size()) return false;
    return std::all_of(url.begin() + kScheme.size(), url.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '.' || c == ':' || c == '[' ||
               c == ']';
    });
}

Address read_address(JsonReader& in) {
    Address address{in.text(in.root(), "url", kMostUrl)};
    in.only(in.root(), {"say", "url"});
    if (!is_base(address.url)) in.fail("has an address that is none");
    return address;
}

ToPoll to_poll_of(JsonReader& in, const std::string& say) {
    if (say == "open") return read_open(in);
    if (say == "ask") return read_ask(in);
    if (say == "reveal") return read_reveal(in);
    if (say == "close") {
        in.only(in.root(), {"say", "question"});
        return Close{read_question(in)};
    }
    in.only(in.root(), {"say"});
    if (say == "end") return End{};
    if (say != "wait") in.fail("says nothing that is known");
    return Wait{};
}

ToKiosk to_kiosk_of(JsonReader& in, const std::string& say) {
    if (say == "address") return read_address(in);
    if (say == "votes") return read_votes(in);
    if (say == "votes-in") {
        in.only(in.root(), {"say", "question", "votes"});
        return VotesIn{read_question(in), read_number(in, "votes", kMostLiveVotes)};
    }
    in.only(in.root(), {"say", "joined"});
    if (say != "phones") in.fail("says nothing that is known");
    return Phones{read_number(in, "joined", kMostLiveVotes)};
}

// A line as any of the messages that `read` knows.
template <class Message>
Result<Message> read_line(const char* who, std::string_view line,
                          Message (*read)(JsonReader&, const std::string&)) {
    JsonReader in(who, line, kMostLine);
    const auto say = in.text(in.root(), "say", 16);
    if (in.problem()) return Error{Code::bad_input, in.problem()->say};
    auto message = read(in, say);
    if (in.problem()) return Error{Code::bad_input, in.problem()->say};
    return message;
}

}  // namespace

std::string write(const ToPoll& message) {
    return line_of(message);
}
std::string write(const ToKiosk& message) {
    return line_of(message);
}

Result<ToPoll> read_to_poll(std::string_view line) {
    return read_line<ToPoll>("the line from the kiosk", line, &to_poll_of);
}
Result<ToKiosk> read_to_kiosk(std::string_view line) {
    return read_line<ToKiosk>("the line from pledge-poll", line, &to_kiosk_of);
}

}  // namespace pledge::wire
