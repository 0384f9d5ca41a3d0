// What a room sees of its vote, and how something is typed.
#include "kiosk/flow/update.h"
#include "kiosk/session.h"
#include "sync/text/qr.h"
#include "tests/ui/pages.h"
#include "tests/ui/visitor.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "words/keyboards.h"
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

flow::Model page(const std::string& name, const std::string& language = "en",
                 const Panel& panel = kPanels[0]) {
    const auto rest = resting(language, panel);
    for (auto& list : {live_pages(rest), more_live_pages(rest)})
        for (const auto& page : list)
            if (page.name == name) return page.model;
    FAIL("there is no page " << name);
    return {};
}

std::unique_ptr<ui::Sheet> composed(flow::Model model, const Panel& panel = kPanels[0]) {
    return Stage::instance().compose(model, panel);
}

std::string digits_of(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

const std::string& label_of(const ui::Sheet& sheet, const std::string& id) {
    const auto* item = sheet.list.find(id);
    if (!item) FAIL("there is no " << id);
    return item->label;
}

}  // namespace

TEST_CASE("a result shows the bands it was given, and nothing else that is a number") {
    for (const char* language : kLanguages) {
        INFO(language);
        const auto sheet = composed(page("live-shown", language));
        CHECK(digits_of(label_of(*sheet, "live.cell.1")) == "5");  // fewer than five
        CHECK(digits_of(label_of(*sheet, "live.cell.2")) == "10");
        CHECK(digits_of(label_of(*sheet, "live.cell.3")) == "15");
        CHECK(digits_of(label_of(*sheet, "live.cell.4")) == "5");
        CHECK(label_of(*sheet, "live.cell.1") != label_of(*sheet, "live.cell.4"));
        for (const auto& item : sheet->list.items)
            if (!item.id.starts_with("live.cell.")) CHECK(digits_of(item.label + item.spoken).empty());
    }
}

TEST_CASE("words instead of bands have no number, and too few votes no row") {
    for (const char* language : kLanguages) {
        INFO(language);
        const auto words = composed(page("live-shown-words", language));
        for (const auto& item : words->list.items) CHECK(digits_of(item.label + item.spoken).empty());
        CHECK(words->list.find("live.cell.4"));
        CHECK(words->list.find("live.words"));
        const auto nothing = composed(page("live-shown-nothing", language));
        CHECK_FALSE(nothing->list.find("live.cell.1"));
    }
}

// A bar that is half as long is half as many; what was fewer than five is an outline that stands for no
// length.
TEST_CASE("bars are as long as their bands") {
    auto model = page("live-shown");
    model.live.shown.cells = {10, 20, 40, 0};
    const auto sheet = composed(model);
    const auto length = [&](int row) {  // of the picture that ends before the value
        const auto& value = sheet->list.find("live.cell." + std::to_string(row))->rect;
        for (const auto& mark : sheet->display.marks) {
            const auto& bar = ui::rect_of(mark);
            const float end = bar.x + bar.w, middle = bar.y + bar.h / 2;
            const bool beside = middle > value.y - 20 && middle < value.y + value.h + 20;
            if (std::holds_alternative<ui::Image>(mark) && beside && end < value.x && end > value.x - 40)
                return bar.w;
        }
        return 0.0F;
    };
    REQUIRE(length(3) > 100);
    CHECK(length(2) == Approx(length(3) / 2).margin(2));
    CHECK(length(1) == Approx(length(3) / 4).margin(2));
    CHECK(length(4) > 0);
}

TEST_CASE("before the result is shown no page of a vote tells of more than how many are in") {
    for (const char* name : {"live-vote", "live-closed", "live-cover"}) {
        auto model = page(name);
        auto other = model;
        other.live.ballot = 3;
        other.live.shown = {flow::LiveShown::As::bands, {}, {5, 10, 15, 20}};
        const auto a = composed(model), b = composed(other);
        INFO(name);
        REQUIRE(a->list.items.size() == b->list.items.size());
        for (std::size_t i = 0; i < a->list.items.size(); ++i) {
            CHECK(a->list.items[i].label == b->list.items[i].label);
            CHECK(a->list.items[i].spoken == b->list.items[i].spoken);
        }
        CHECK(a->display.marks == b->display.marks);
    }
}

TEST_CASE("the cover shows neither the question nor a count") {
    const auto sheet = composed(page("live-cover"));
    CHECK_FALSE(sheet->list.find("question"));
    for (const auto& item : sheet->list.items) CHECK(digits_of(item.label + item.spoken).empty());
    for (const char* id : {"help", "stop", "hide", "listen", "live.ready", "live.passed"})
        CHECK(sheet->list.find(id));
}

TEST_CASE("a chosen answer on the ballot is personal: no voice tells it to the room") {
    for (const char* name : {"live-ballot-chosen", "live-ballot-choices"}) {
        const auto sheet = composed(page(name));
        int chosen = 0;
        for (const auto& item : sheet->list.items) {
            chosen += item.chosen;
            if (std::holds_alternative<flow::action::LiveTouch>(item.action.value_or(flow::action::Back{})))
                CHECK(item.personal);
        }
        CHECK(chosen == 1);
        CHECK(sheet->list.find("live.give")->pressable());
    }
    CHECK_FALSE(composed(page("live-ballot"))->list.find("live.give")->pressable());
}

// Square for square, in whole pixels, dark on light, and the same way round in Urdu.
TEST_CASE("the QR code on the glass is the code, in every theme and language") {
    for (const auto theme : {flow::ThemeName::light, flow::ThemeName::dark, flow::ThemeName::high_contrast,
                             flow::ThemeName::soft})
        for (const char* language : {"en", "ur"}) {
            auto model = page("live-join", language);
            model.settings.looks.theme = theme;
            const auto sheet = composed(model);
            const auto code = text::qr_modules(model.live.qr).value();
            const auto card = sheet->list.find("live.qr")->rect;
            const float side = card.w / static_cast<float>(code.width + 8);
            REQUIRE(side == std::floor(side));
            CHECK(side >= 4);
            std::set<std::pair<int, int>> dark;
            for (const auto& mark : sheet->display.marks) {
                const auto* fill = std::get_if<ui::Fill>(&mark);
                if (!fill || !fill->rect.inside(card) || fill->rect == card) continue;
                CHECK(fill->colour.r + fill->colour.g + fill->colour.b < 200);
                for (float x = fill->rect.x; x < fill->rect.x + fill->rect.w; x += side)
                    dark.insert({static_cast<int>((x - card.x) / side) - 4,
                                 static_cast<int>((fill->rect.y - card.y) / side) - 4});
            }
            std::set<std::pair<int, int>> wanted;
            for (int y = 0; y < code.width; ++y)
                for (int x = 0; x < code.width; ++x)
                    if (code.dark(x, y)) wanted.insert({x, y});
            CHECK(dark == wanted);
        }
}

TEST_CASE("every letter and sign of a keyboard can be reached on every panel") {
    for (const auto& panel : kPanels)
        for (const auto& keyboard : words::keyboards()) {
            INFO(panel.name << " " << keyboard.language);
            std::set<std::string> wanted, types;
            for (const auto& row : keyboard.letters)
                for (const auto& key : row) wanted.insert({key.text, key.capital});
            for (const auto& key : keyboard.signs) wanted.insert(key.text);
            for (const char digit : std::string("0123456789 ")) wanted.insert(std::string(1, digit));
            auto model = page("live-type", keyboard.language, panel);
            model.live.typed = "a";
            std::set<int> seen;
            std::vector<int> open = {0};
            while (!open.empty()) {
                model.page = open.back();
                open.pop_back();
                if (!seen.insert(model.page).second) continue;
                const auto sheet = composed(model, panel);
                for (const auto& item : sheet->list.items) {
                    if (!item.pressable()) continue;
                    if (const auto* key = std::get_if<flow::action::LiveKey>(&*item.action))
                        types.insert(key->text);
                    if (const auto* to = std::get_if<flow::action::Page>(&*item.action))
                        open.push_back(to->page);
                }
            }
            CHECK(types == wanted);
        }
}

TEST_CASE("what is typed begins with a capital, and goes on without") {
    auto model = page("live-type");
    const auto text = [&](const char* id) {
        return std::get<flow::action::LiveKey>(*composed(model)->list.find(id)->action).text;
    };
    CHECK(text("live.key.c") == "C");
    model.live.typed = "Can";
    CHECK(text("live.key.c") == "c");
    model.live.typed = "Can we? ";
    CHECK(text("live.key.c") == "C");
}

TEST_CASE("a keyboard beside the glass writes where something is typed, and steers elsewhere") {
    SilentVoice voice;
    kiosk::Session session(page("live-type"), Stage::instance().kit(), voice);
    session.resize(kPanels[0].width, kPanels[0].height);
    session.settle(session.model().now);
    const auto key = [&](access::Key::Code code) { session.take(access::Key{code, session.model().now}); };
    for (const char* letter : {"H", "i", " ", "ż"}) {
        key(*letter == ' ' ? access::Key::Code::space : access::Key::Code::other);
        session.take(access::Typed{letter});
    }
    CHECK(session.model().live.typed == "Hi ż");
    CHECK(session.model().settings.choosing.method == flow::Method::touch);
    key(access::Key::Code::erase);
    CHECK(session.model().live.typed == "Hi ");
    key(access::Key::Code::enter);
    CHECK(session.model().screen == flow::Screen::live_own);
    session.take(access::Typed{"x"});
    CHECK(session.model().live.typed.empty());
}

TEST_CASE("whoever chooses by a switch writes by the keys on the screen alone") {
    SilentVoice voice;
    auto model = page("live-type");
    model.settings.choosing.method = flow::Method::one_switch;
    kiosk::Session session(model, Stage::instance().kit(), voice);
    session.resize(kPanels[0].width, kPanels[0].height);
    session.settle(session.model().now);
    session.take(access::Key{access::Key::Code::space, session.model().now});
    session.take(access::Typed{" "});
    session.take(access::Typed{"x"});
    CHECK(session.model().live.typed.empty());
}

TEST_CASE("a question of eight words is readable from ten metres on a 21.5-inch panel") {
    const auto sheet = composed(page("live-vote"));
    const auto& rect = sheet->list.find("question")->rect;
    const float ink = rect.h / static_cast<float>(kPanels[0].pixels_per_mm);
    CHECK(ink >= 25);
}
