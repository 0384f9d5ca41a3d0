#include "sync/council/pages/replies.h"

#include "sync/council/pages/parts.h"
#include "sync/council/pages/readability.h"
#include "sync/council/pages/word_lists.h"
#include "sync/council/replies.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

// Everything that the list shows.
struct Listed {
    const Pack& pack;
    std::vector<KeptReply> kept;
    std::optional<ReplyIssue> issue;
    Role role{};

    const KeptReply* of(const Point& point) const {
        const auto at = std::find_if(kept.begin(), kept.end(),
                                     [&](const KeptReply& k) { return k.reply.point == point.id; });
        return at == kept.end() ? nullptr : &*at;
    }
    bool may_write() const { return may(role, Action::write_replies); }
    bool reviews() const { return may(role, Action::return_replies); }
};

// Which languages are still to come; kiosks show the English and say so.
Markup languages_cell(const KeptReply* kept) {
    if (!kept) return {};
    Markup missing;
    for (const auto& language : kiosk_languages())
        if (!kept->reply.has(language.code))
            missing += fill("{}{}", {missing.text().empty() ? "" : ", ",
                                     tagged(language.code, language.right_to_left, language.name)});
    if (missing.text().empty()) return Markup("all");
    return fill("{}<br>{}", {html::tag("translation coming", html::Colour::grey), missing});
}

Markup named_link(const std::string& path, std::string_view words, const Point& point) {
    return fill("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\">: {}</span></a>",
                {path, words, promise_of(point)});
}

std::vector<Markup> row_of(const Listed& listed, const Point& point) {
    const auto* kept = listed.of(point);
    const auto path = "/replies/" + listed.pack.id.text + "/" + point.id.text;
    auto action = kept                 ? named_link(path, "Read", point)
                  : listed.may_write() ? named_link(path + "/edit", "Write", point)
                                       : Markup();
    return {fill("{}", {promise_of(point)}),
            kept ? state_tag(*kept) : html::tag("no reply", html::Colour::grey), languages_cell(kept),
            std::move(action)};
}

// Those that came back stand first; then the set's own order.
Markup table_of(const Listed& listed) {
    const std::vector<html::Column> columns = {{"Promise"}, {"Reply"}, {"Languages"}, {"What you can do"}};
    std::vector<std::vector<Markup>> back, rest;
    for (const auto& point : listed.pack.points) {
        const auto* kept = listed.of(point);
        if (!kept && !point.rateable) continue;
        const bool returned = kept && kept->state == ReplyState::returned;
        (returned ? back : rest).push_back(row_of(listed, point));
    }
    Markup out;
    if (!back.empty()) out += html::table("Sent back: young people don't understand", columns, back);
    out += html::table(back.empty() ? "Every promise" : "The others", columns, rest);
    return out;
}

Markup to_read(const Listed& listed) {
    std::vector<Markup> waiting;
    for (const auto& point : listed.pack.points)
        if (const auto* kept = listed.of(point); kept && kept->state == ReplyState::draft)
            waiting.push_back(
                fill("<a class=\"govuk-link govuk-body-l\" href=\"{}\">{}</a>",
                     {"/replies/" + listed.pack.id.text + "/" + point.id.text, promise_of(point)}));
    if (waiting.empty())
        return fill("<p class=\"govuk-body-l\">{}</p>\n", {"There is nothing new to read. Thank you."});
    auto out = fill("<p class=\"govuk-body-l\">{}</p>\n",
                    {"Please read these. Do you understand what they say? You can say no."});
    out += html::list(waiting);
    return out;
}

Markup published_note(const Listed& listed) {
    if (!listed.issue)
        return html::paragraph(
            "Nothing is published yet. Kiosks show replies from the first time you publish.");
    return html::paragraph("Version " + std::to_string(listed.issue->replies.version) + ", published on " +
                           results::in_words(listed.issue->day) + ", is out, with " +
                           count_of_replies(listed.issue->replies) +
                           ". Kiosks show it within about an hour of being in touch.");
}

Result<Response> list_page(Storage& storage, const Asked& asked, Sets& sets) {
    const auto names = sets.names(storage);
    if (!names) return names.error();
    if (names->empty()) return no_sets(asked, "You said, we did");
    const auto pack = sets.chosen(storage, asked);
    if (!pack) return pack.error();
    if (!*pack) return no_such(asked);
    auto kept = storage.replies().all((*pack)->id);
    if (!kept) return kept.error();
    auto issue = storage.replies().newest_issue((*pack)->id);
    if (!issue) return issue.error();
    const Listed listed{**pack, std::move(*kept), std::move(*issue), asked.visitor.account.role};
    PageView view{"You said, we did"};
    view.wide = true;
    view.done = sentence_of_note(asked);
    view.body = fill("<p class=\"govuk-caption-l govuk-!-margin-bottom-4\">{}</p>\n", {listed.pack.title});
    if (listed.reviews()) view.body += to_read(listed);
    view.body += published_note(listed);
    if (listed.may_write())
        view.body += html::buttons(
            html::link_button("/replies/" + listed.pack.id.text + "/all/publish", "Publish replies"));
    view.body += table_of(listed);
    view.body += other_sets(*names, listed.pack.id, "/replies");
    return framed(asked, view);
}

Markup line_of(std::string_view name, std::string_view words) {
    if (words.empty()) return {};
    return fill("<p class=\"govuk-body-l\"><strong lang=\"en\">{}</strong><br>{}</p>\n", {name, words});
}

// What kiosks say around a reply is English here; the words themselves are in their language.
Markup translations(const OneReply& one, bool may_write) {
    auto out = html::heading("Other languages");
    for (const auto& language : kiosk_languages()) {
        const bool there = one.kept->reply.has(language.code);
        out += fill("<h3 class=\"govuk-heading-s\">{} {}</h3>\n",
                    {tagged(language.code, language.right_to_left, language.name),
                     there ? Markup() : html::tag("translation coming", html::Colour::grey)});
        if (there) out += as_on_kiosk(one.kept->reply, language.code);
        if (may_write)
            out += fill(
                "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">{}<span "
                "class=\"govuk-visually-hidden\"> in {}</span></a></p>\n",
                {one.path("/words/" + language.code), there ? "Change these words" : "Write these words",
                 language.name});
    }
    return out;
}

Markup came_back(const KeptReply& kept) {
    if (kept.state != ReplyState::returned) return {};
    const auto which = kept.sentence.empty()
                           ? std::string("the whole reply")
                           : "\"" + std::string(words_of_sentence(kept.sentence, kept.reply.kind)) + "\"";
    return html::warning("Young people don't understand " + which + " (said on " +
                         results::in_words(*kept.returned) +
                         "). Write it again in plainer words; they read it anew.");
}

Markup advice(const ReplyWords& words) {
    std::vector<Markup> items;
    const auto all = words.you_said + " " + words.answer + " " + words.instead;
    for (const auto& sentence : reading_advice(all)) items.push_back(fill("{}", {sentence}));
    const auto age = std::to_string(readability(all).reading_age());
    auto out = html::heading("How easy it is to read");
    out += html::paragraph("About a reading age of " + age +
                           ". This is advice; young people have the last word.");
    if (!items.empty()) out += html::list(items);
    return out;
}

}  // namespace

std::string OneReply::path(std::string_view more) const {
    return "/replies/" + pack->id.text + "/" + point->id.text + std::string(more);
}

PageWork with_reply(const SharedSets& sets, ReplyWork work) {
    return [sets, work = std::move(work)](Storage& storage, const Asked& asked) -> Result<Response> {
        const auto pack = sets->find(storage, SetId(asked.param("set")));
        if (!pack) return pack.error();
        OneReply one{*pack, nullptr, {}};
        if (one.pack) one.point = one.pack->find(PointId(asked.param("point")));
        if (!one.point) return no_such(asked);
        auto kept = storage.replies().find(one.pack->id, one.point->id);
        if (!kept) return kept.error();
        one.kept = std::move(*kept);
        return work(storage, asked, one);
    };
}

std::string count_of_replies(const Replies& replies) {
    const auto n = replies.replies.size();
    return std::to_string(n) + (n == 1 ? " reply" : " replies");
}

std::string replies_path(const SetId& set) {
    return "/replies?set=" + set.text;
}

std::string_view words_of_sentence(std::string_view field, ReplyKind kind) {
    if (field == "you_said") return "You said";
    if (field == "answer") return kind == ReplyKind::did ? "We did" : "We cannot, because";
    if (field == "instead") return "Instead";
    return "Who and when";
}

Markup state_tag(const KeptReply& kept) {
    switch (kept.state) {
        case ReplyState::draft:
            return html::tag("waits for young reviewers", html::Colour::blue);
        case ReplyState::returned:
            return html::tag("sent back", html::Colour::red);
        case ReplyState::approved:
            return html::tag("understood, not published yet", html::Colour::yellow);
        case ReplyState::published:
            return html::tag("published", html::Colour::green);
    }
    return {};
}

Markup as_on_kiosk(const Reply& reply, const std::string& language) {
    const auto& words = reply.in(language);
    const auto all = std::find_if(kiosk_languages().begin(), kiosk_languages().end(),
                                  [&](const KioskLanguage& l) { return l.code == language; });
    const bool to_the_left = all != kiosk_languages().end() && all->right_to_left;
    auto lines = line_of(words_of_sentence("you_said", reply.kind), words.you_said);
    lines += line_of(words_of_sentence("answer", reply.kind), words.answer);
    lines += line_of(words_of_sentence("instead", reply.kind), words.instead);
    lines += line_of(words_of_sentence("who", reply.kind), words.who);
    return html::inset(
        fill("<div lang=\"{}\" dir=\"{}\">{}</div>", {language, to_the_left ? "rtl" : "ltr", lines}));
}

namespace {

Result<Response> one_page(Storage&, const Asked& asked, const OneReply& one) {
    const auto role = asked.visitor.account.role;
    if (!one.kept) return no_such(asked);
    PageView view{promise_of(*one.point)};
    view.back = replies_path(one.pack->id);
    view.back_words = "You said, we did";
    view.done = sentence_of_note(asked);
    view.body = fill("<p class=\"govuk-body\">{}</p>\n", {state_tag(*one.kept)});
    const bool writes = may(role, Action::write_replies);
    if (writes) view.body += came_back(*one.kept);
    view.body += as_on_kiosk(one.kept->reply, "en");
    if (may(role, Action::return_replies) && one.kept->state != ReplyState::published) {
        std::vector<html::Choice> which = {{"", "All of it, or I can't say"}};
        const auto& words = one.kept->reply.in("en");
        for (const auto* field : {"you_said", "answer", "instead", "who"})
            if (std::string_view(field) != "instead" || !words.instead.empty())
                which.push_back({field, std::string(words_of_sentence(field, one.kept->reply.kind))});
        auto no = hidden_field("revision", std::to_string(one.kept->revision));
        no += html::radio_field({.name = "sentence", .label = "Which part is hard?", .value = {}}, which);
        no += html::button("We don't understand", html::Weight::secondary);
        auto yes = hidden_field("revision", std::to_string(one.kept->revision));
        yes += html::button("We understand");
        view.body += html::heading("Do you understand this?");
        view.body += html::form(one.path("/understood"), asked.token, yes);
        view.body += html::form(one.path("/returned"), asked.token, no);
    }
    if (writes) {
        auto buttons = html::link_button(one.path("/edit"), "Write it again");
        buttons += html::link_button(one.path("/remove"), "Remove it", html::Weight::secondary);
        view.body += html::buttons(buttons);
        view.body += advice(one.kept->reply.in("en"));
    }
    view.body += translations(one, writes);
    return framed(asked, view);
}

}  // namespace

void add_replies_pages(http::Router& router, Front& front) {
    const auto sets = std::make_shared<Sets>(front.config);
    add_page(router, front, "GET", "/replies", Action::read_replies,
             [sets](Storage& storage, const Asked& asked) { return list_page(storage, asked, *sets); });
    add_page(router, front, "GET", "/replies/{set}/{point}", Action::read_replies,
             with_reply(sets, one_page));
    add_reply_forms(router, front, sets);
    add_reply_review(router, front, sets);
    add_reply_publishing(router, front, sets);
}

}  // namespace pledge::council
