// Writing a reply, its translations, and taking it away.
#include "sync/council/pages/parts.h"
#include "sync/council/pages/readability.h"
#include "sync/council/pages/replies.h"
#include "sync/council/pages/word_lists.h"
#include "sync/council/replies.h"

#include <algorithm>
#include <charconv>

namespace pledge::council {
namespace {

using http::Response;

constexpr std::size_t kMostTyped = std::size_t{256} << 10;
constexpr const char* kChangedMeanwhile =
    "Somebody else changed this reply while you were writing. What you typed is still here; theirs stands "
    "below. "
    "Save again to put yours in its place.";

std::uint64_t revision_of(const OneReply& one) {
    return one.kept ? one.kept->revision : 0;
}
std::uint64_t typed_revision(const Asked& asked) {
    const auto text = asked.field("revision");
    std::uint64_t out = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc() && end == text.data() + text.size() ? out : UINT64_MAX;
}

ReplyWords typed_words(const Asked& asked) {
    return {one_line(asked.field("you_said")), one_line(asked.field("answer")),
            one_line(asked.field("instead")), one_line(asked.field("who"))};
}

// The field that check_reply() would refuse first.
std::string wrong_field(const ReplyWords& words) {
    const auto refused = [](const std::string& text, bool needed) {
        const ReplyWords fine{"x", "x", "", "x"};
        auto tried = fine;
        tried.you_said = text.empty() && !needed ? "x" : text;
        return !check_reply({PointId("x"), ReplyKind::did, Month{}, {{"en", tried}}});
    };
    if (refused(words.you_said, true)) return "you_said";
    if (refused(words.answer, true)) return "answer";
    if (refused(words.instead, false)) return "instead";
    return "who";
}

struct Form {
    const OneReply& one;
    ReplyWords words;
    ReplyKind kind = ReplyKind::did;
    std::string say{}, at{};
    int status = 200;
    bool theirs = false;  // shows what is stored, too
};

Markup rules() {
    const std::vector<Markup> items = {
        Markup("One line about what young people said. No numbers by which somebody could be picked out."),
        Markup("Say what was done, or <em>we cannot, because</em>. Say what is possible instead."),
        Markup("Name a department, never a person. Give a month."),
        Markup("Short sentences, everyday words. Young reviewers read it before it goes out."),
    };
    return html::details("What makes a good reply", html::list(items));
}

Markup word_fields(const ReplyWords& words, const Form& form, const KioskLanguage* language) {
    const auto field = [&](const char* name, const std::string& label, const char* hint,
                           const std::string& value) {
        html::Field out{.name = name, .label = label, .hint = hint, .value = value};
        out.wrong = form.at == name ? form.say : std::string();
        if (language) {
            out.language = language->code;
            out.right_to_left = language->right_to_left;
        }
        return out;
    };
    const bool english = language == nullptr;
    auto out = html::area_field(field("you_said", "You said", "", words.you_said), 2);
    out += html::area_field(
        field(
            "answer",
            english ? "We did, or: we cannot, because" : std::string(words_of_sentence("answer", form.kind)),
            english ? "After \"we cannot, because\" young people are owed the reason." : "", words.answer),
        3);
    out += html::area_field(
        field("instead", "Instead", "What is possible instead. May be left empty.", words.instead), 2);
    out += html::text_field(field("who", "Who and when",
                                  english ? "A department and a month, like: Leisure, done in June" : "",
                                  words.who));
    return out;
}

Markup advice_while_writing(const ReplyWords& words) {
    std::vector<Markup> items;
    for (const auto& sentence : reading_advice(words.you_said + " " + words.answer + " " + words.instead))
        items.push_back(fill("{}", {sentence}));
    if (items.empty()) return {};
    auto out = html::heading("Easier to read?");
    out += html::list(items);
    return out;
}

Response show_edit(const Asked& asked, const Form& form) {
    const auto& one = form.one;
    PageView view{one.kept ? "Write the reply again" : "Write a reply"};
    view.say = form.say;
    view.say_at = form.at;
    view.back = one.kept ? one.path() : replies_path(one.pack->id);
    view.body = html::paragraph(promise_of(*one.point));
    view.body += rules();
    const std::vector<html::Choice> kinds = {{"did", "We did it", ""},
                                             {"cannot", "We cannot, and say why", ""}};
    auto inside = hidden_field("revision", std::to_string(revision_of(one)));
    inside += html::radio_field(
        {.name = "kind", .label = "What it says", .value = form.kind == ReplyKind::did ? "did" : "cannot"},
        kinds);
    inside += word_fields(form.words, form, nullptr);
    inside += html::button("Save");
    view.body += html::form(one.path("/edit"), asked.token, inside);
    if (form.theirs && one.kept) {
        view.body += html::heading("What it says now");
        view.body += as_on_kiosk(one.kept->reply, "en");
    } else {
        view.body += advice_while_writing(form.words);
    }
    return framed(form.say.empty() ? 200 : form.status, asked, view);
}

Result<Response> edit_page(Storage&, const Asked& asked, const OneReply& one) {
    if (!one.kept) return show_edit(asked, {one, {}, ReplyKind::did});
    return show_edit(asked, {one, one.kept->reply.in("en"), one.kept->reply.kind});
}

Result<Response> take_edit(Storage& storage, const Asked& asked, const OneReply& one, Day today) {
    const auto words = typed_words(asked);
    const auto kind = asked.field("kind") == "cannot" ? ReplyKind::cannot : ReplyKind::did;
    if (typed_revision(asked) != revision_of(one))
        return show_edit(asked, {one, words, kind, kChangedMeanwhile, {}, 409, true});
    Reply reply = one.kept ? one.kept->reply : Reply{one.point->id, kind, {}, {}};
    const bool same = one.kept && reply.kind == kind && reply.in("en") == words;
    reply.kind = kind;
    reply.words["en"] = words;
    const std::chrono::year_month_day date(today);
    if (!same) reply.written = date.year() / date.month();
    if (const auto fine = check_reply(reply); !fine)
        return show_edit(asked, {one, words, kind, fine.error().say, wrong_field(words), 400});
    if (auto kept = keep_reply(
            storage, {one.pack->id, reply, revision_of(one), false, asked.visitor.account.name}, today);
        !kept)
        return kept.error();
    return go_to(one.path(), Note::saved);
}

// Translations ----------------------------------------------------------------------------------------

const KioskLanguage* language_of(const Asked& asked) {
    const auto all = kiosk_languages();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const KioskLanguage& l) { return l.code == asked.param("language"); });
    return at == all.end() ? nullptr : &*at;
}

Response show_words(const Asked& asked, const KioskLanguage& language, const Form& form) {
    const auto& one = form.one;
    PageView view{"The reply in " + language.name};
    view.say = form.say;
    view.say_at = form.at;
    view.back = one.path();
    view.body = html::paragraph(
        "Somebody who speaks the language well writes this, and another reads it. Until then "
        "kiosks show the English and say that the translation is coming.");
    view.body += html::heading("The English");
    view.body += as_on_kiosk(one.kept->reply, "en");
    auto inside = hidden_field("revision", std::to_string(revision_of(one)));
    inside += word_fields(form.words, form, &language);
    inside += html::button("Save");
    view.body += html::form(one.path("/words/" + language.code), asked.token, inside);
    view.body += html::hint("To take a translation away, empty every field and save.");
    if (form.theirs && one.kept->reply.has(language.code)) {
        view.body += html::heading("What it says now");
        view.body += as_on_kiosk(one.kept->reply, language.code);
    }
    return framed(form.say.empty() ? 200 : form.status, asked, view);
}

Result<Response> words_page(Storage&, const Asked& asked, const OneReply& one) {
    const auto* language = language_of(asked);
    if (!language || !one.kept) return no_such(asked);
    const auto& reply = one.kept->reply;
    return show_words(asked, *language,
                      {one, reply.has(language->code) ? reply.in(language->code) : ReplyWords{}, reply.kind});
}

Result<Response> take_words(Storage& storage, const Asked& asked, const OneReply& one, Day today) {
    const auto* language = language_of(asked);
    if (!language || !one.kept) return no_such(asked);
    const auto words = typed_words(asked);
    auto reply = one.kept->reply;
    if (typed_revision(asked) != revision_of(one))
        return show_words(asked, *language, {one, words, reply.kind, kChangedMeanwhile, {}, 409, true});
    if (words == ReplyWords{})
        reply.words.erase(language->code);
    else
        reply.words[language->code] = words;
    if (const auto fine = check_reply(reply); !fine)
        return show_words(asked, *language,
                          {one, words, reply.kind, fine.error().say, wrong_field(words), 400});
    if (auto kept = keep_reply(
            storage, {one.pack->id, reply, revision_of(one), false, asked.visitor.account.name}, today);
        !kept)
        return kept.error();
    return go_to(one.path(), Note::saved);
}

// Removing --------------------------------------------------------------------------------------------

Result<Response> remove_page(Storage&, const Asked& asked, const OneReply& one) {
    if (!one.kept) return no_such(asked);
    PageView view{"Remove this reply?"};
    view.back = one.path();
    view.body = html::paragraph(promise_of(*one.point));
    view.body += as_on_kiosk(one.kept->reply, "en");
    view.body += html::paragraph(
        "If it is on kiosks, it stays there until you publish the next time. Its translations go, too.");
    auto inside = hidden_field("revision", std::to_string(revision_of(one)));
    inside += html::button("Remove it", html::Weight::warning);
    view.body += html::form(one.path("/remove"), asked.token, inside);
    return framed(asked, view);
}

Result<Response> take_remove(Storage& storage, const Asked& asked, const OneReply& one, Day today) {
    if (!one.kept) return no_such(asked);
    // somebody wrote it again meanwhile: to be looked at first
    if (typed_revision(asked) != revision_of(one)) return remove_page(storage, asked, one);
    if (auto done = remove_reply(storage, one.pack->id, one.point->id, asked.visitor.account.name, today);
        !done)
        return done.error();
    return go_to(replies_path(one.pack->id), Note::removed);
}

}  // namespace

void add_reply_forms(http::Router& router, Front& front, const SharedSets& sets) {
    using Change = Result<Response> (*)(Storage&, const Asked&, const OneReply&, Day);
    const auto add = [&](const char* pattern, ReplyWork show, Change change) {
        add_page(router, front, "GET", pattern, Action::write_replies, with_reply(sets, std::move(show)));
        add_page(router, front, "POST", pattern, Action::write_replies,
                 with_reply(sets,
                            [&front, change](Storage& storage, const Asked& asked, const OneReply& one) {
                                return change(storage, asked, one, front.clock.today());
                            }),
                 kMostTyped);
    };
    add("/replies/{set}/{point}/edit", edit_page, take_edit);
    add("/replies/{set}/{point}/remove", remove_page, take_remove);
    add("/replies/{set}/{point}/words/{language}", words_page, take_words);
}

}  // namespace pledge::council
