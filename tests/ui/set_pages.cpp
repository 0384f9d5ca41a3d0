#include "kiosk/flow/slideshow.h"
#include "tests/support/pack_texts.h"
#include "tests/ui/pages.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace pledge::testing {
namespace {

using namespace flow;
using std::chrono::milliseconds;

constexpr std::size_t kHeritage = 1, kDerbyshire = 2, kLeicester = 3;  // of four_sets()

Pack must_read(const std::string& text) {
    auto pack = read_text(text);
    if (!pack) {
        std::cerr << pack.error().say << "\n";
        std::exit(1);
    }
    return std::move(pack).value();
}

// What asks another set is otherwise like what the resting kiosk offers.
std::shared_ptr<const Offer> asking(const Offer& like, const std::string& set) {
    Manifest manifest;
    auto pack = must_read(shipped_pack(set));
    pack.help = like.pack.help;
    manifest.asking = Asking::open;
    manifest.next = like.next;
    manifest.wave = like.wave;
    manifest.wave->questions = QuestionSet::of(pack);
    return std::make_shared<Offer>(make_offer(std::move(pack), &manifest).value());
}

// Leicester's set with its 55 statements.
std::shared_ptr<Offer> four_sets(const Offer& like) {
    auto all = std::make_shared<Offer>(like);
    for (const char* id : {"derby-heritage", "derbyshire-2019"})
        all->others.push_back(must_read(shipped_pack(id)));
    all->others.push_back(must_read(with_statements(55)));
    return all;
}

void later(Model& model, milliseconds by = milliseconds(700)) {
    update(model, action::Tick{model.now + by, model.local});
}

Model& press(Model& model, std::initializer_list<Action> actions) {
    for (const auto& action : actions) {
        later(model);
        if (model.screen == Screen::rate && model.two_step && model.page == 0 &&
            !std::holds_alternative<action::Skip>(action))
            update(model, action::Next{});
        later(model);
        update(model, action);
    }
    later(model);
    return model;
}

// The kiosk at rest with something else to offer, looking as before.
Model with(Model model, std::shared_ptr<const Offer> offer) {
    const auto settings = model.settings;
    update(model, action::NewOffer{std::move(offer)});
    update(model, action::Set{settings});
    return model;
}

Model reading(const Model& rest, std::size_t set, std::size_t stop, Depth depth = Depth::more, int page = 0) {
    auto model = rest;
    auto settings = model.settings;
    settings.looks.depth = depth;
    press(model, {action::Read{}, action::Set{settings}, action::ReadSet{set}});
    for (std::size_t i = 0; i < stop; ++i) press(model, {action::Next{}});
    if (page > 0) press(model, {action::Page{page}});
    return model;
}

Model menu(const Model& rest, Depth depth) {
    auto model = rest;
    auto settings = model.settings;
    settings.looks.depth = depth;
    return press(model, {action::Read{}, action::Set{settings}});
}

// A building's screen in the language of the kiosk at rest, from its first slide.
Model display(const Model& rest) {
    auto all = four_sets(*rest.offer);
    for (auto& pack : all->others) pack.translated = true;  // as a language without their words shows them
    all->wave.reset();
    auto model = rest;
    model.config.display.on = true;
    model.config.display.place = "Mill Street Library";
    model.config.languages = {rest.config.first_language};
    model = with(model, all);
    model.settings = rest.settings;  // nobody can press a choice of looks there
    return model;
}

// The slide that `wanted` is true of, once it is all there.
template <class Wanted>
Page slide(const std::string& name, Model model, Wanted wanted) {
    const auto deck = slides_of(model);
    const auto at = std::find_if(deck.begin(), deck.end(), wanted) - deck.begin();
    for (auto i = 0; i < at; ++i) later(model, model.config.display.per_slide);
    later(model, kFadeFor);
    return {name, model};
}

}  // namespace

std::vector<Page> set_pages(const Model& rest) {
    const auto four = with(rest, four_sets(*rest.offer));
    const auto show = display(rest);
    return {
        {"sets", menu(four, rest.looks().depth)},
        {"read-way", reading(four, kHeritage, 5)},
        {"read-voice", reading(four, kDerbyshire, 3)},
        {"read-statements", reading(four, kLeicester, 1)},
        slide("display-title", show, [](const Slide& s) { return s.kind == Slide::Kind::title; }),
        slide("display-promise", show, [](const Slide& s) { return s.kind == Slide::Kind::promise; }),
        slide("display-where", show, [](const Slide& s) { return s.kind == Slide::Kind::where; }),
    };
}

std::vector<Page> more_set_pages(const Model& rest, const ui::Kit& kit, const Panel& panel) {
    const auto four = with(rest, four_sets(*rest.offer));
    std::vector<Page> out = {
        {"sets-pictures", menu(four, Depth::pictures)},
        {"sets-few", menu(four, Depth::few)},
        {"read-heritage", reading(four, kHeritage, 0)},
        {"read-way-few", reading(four, kHeritage, 7, Depth::few)},
        {"read-way-pictures", reading(four, kHeritage, 9, Depth::pictures)},
        {"read-voice-few", reading(four, kDerbyshire, 0, Depth::few)},
        {"read-outcome", reading(four, kLeicester, 10)},
        {"read-statements-pictures", reading(four, kLeicester, 11, Depth::pictures, 1)},
    };
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}}) {
        auto fewer = std::make_shared<Offer>(*four.offer);
        fewer->others.resize(count);
        out.push_back({"sets-of-" + std::to_string(count + 1), menu(with(rest, fewer), rest.looks().depth)});
    }
    for (const char* id : {"derby-heritage", "derbyshire-2019", "leicester-2010"}) {
        const auto add = [&](const char* name, const Model& model) {
            out.push_back({std::string(name) + "-" + id, model});
        };
        auto visit = with(rest, asking(*rest.offer, id));
        add("welcome", visit);
        press(visit, {action::Start{}});
        add("agree", visit);
        update(visit, action::Resized{ui::needs_two_steps(visit, kit, panel.width, panel.height)});
        press(visit, {action::Agree{}, action::Who{Company::own}, action::Next{}});
        add("rate", visit);
        press(visit, {action::Choose{Say::face_4}, action::Next{}});
        add("reasons", visit);
        press(visit, {action::Next{}, action::Skip{}, action::Skip{}, action::Skip{}});
        add("more-set", visit);
        press(visit, {action::MoreSet{true}});
        add("rate-more", visit);
        while (visit.screen == Screen::rate) press(visit, {action::Skip{}});
        add("review", visit);
    }
    auto show = display(rest);
    const auto count = slides_of(show).size();
    for (std::size_t i = 0; i < count; ++i) {
        later(show, kFadeFor);
        out.push_back({"display-slide-" + std::to_string(i), show});
        later(show, show.config.display.per_slide - kFadeFor);
    }
    update(show, action::NewOffer{nullptr});
    later(show, kFadeFor);
    out.push_back({"display-nothing", show});
    return out;
}

}  // namespace pledge::testing
