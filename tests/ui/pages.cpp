#include "tests/ui/pages.h"

#include "kiosk/flow/update.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace pledge::testing {
namespace {

using namespace flow;
using std::chrono::milliseconds;

std::string slurp(const std::string& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::cerr << result.error().say << "\n";
        std::exit(1);
    }
    return std::move(result).value();
}

const std::string kSource = PLEDGE_SOURCE_DIR, kBuild = PLEDGE_BINARY_DIR;

Pack pack() {
    const std::string folder = kSource + "/assets/packs/derby-2024/";
    return must(read_pack(slurp(folder + "pack.toml"), "pack.toml",
                          slurp(kSource + "/deploy/demo.d/help.toml"), "help.toml"));
}

std::shared_ptr<const Offer> offer(bool asking, BreakdownKind breakdown) {
    auto words = pack();
    Manifest manifest;
    manifest.asking = asking ? Asking::open : Asking::no;
    manifest.next = month_from_text("2027-02");
    if (asking) {
        manifest.wave = Wave{};
        manifest.wave->questions = QuestionSet::of(words);
        manifest.wave->results = *month_from_text("2027-01");
        if (breakdown == BreakdownKind::age)
            manifest.wave->breakdown = {breakdown, {"under-11", "11-15", "16-up"}};
    }
    return std::make_shared<Offer>(must(make_offer(std::move(words), &manifest)));
}

void later(Model& model, milliseconds by = milliseconds(700)) {
    update(model, action::Tick{model.now + by, {*day_from_text("2026-11-23"), 20 * 60}});  // a Monday evening
    update(model, action::Heard{});  // where the voice is on, the question was read out
}

// Presses one after the other; on a panel that needs two steps, goes past the page with the question alone.
Model& press(Model& model, std::initializer_list<Action> actions) {
    for (const auto& action : actions) {
        if (model.screen == Screen::rate && model.two_step && model.page == 0 &&
            !std::holds_alternative<action::Skip>(action)) {
            later(model);
            update(model, action::Next{});
        }
        later(model);
        update(model, action);
    }
    later(model);
    return model;
}

}  // namespace

std::vector<Page> pages(const std::string& language, const Panel& panel, const Settings& settings) {
    const auto asking = offer(true, BreakdownKind::none), ages = offer(true, BreakdownKind::age),
               closed = offer(false, BreakdownKind::none);
    const auto rest = [&](const std::shared_ptr<const Offer>& what) {
        Model model;
        model.config.pixels_per_mm = panel.pixels_per_mm;
        model.config.languages = {"en", "pl", "sk", "pa", "ur"};
        model.config.first_language = language;
        later(model);
        update(model, action::NewOffer{what});
        update(model, action::Set{settings});
        Model probe = model;
        update(probe, action::Start{});
        update(model,
               action::Resized{needs_two_steps(probe, Stage::instance().kit(), panel.width, panel.height)});
        return model;
    };
    const Action start = action::Start{}, agree = action::Agree{}, own = action::Who{Company::own},
                 go = action::Next{};
    std::vector<Page> out;
    const auto add = [&](const char* name, Model model) { out.push_back({name, std::move(model)}); };
    const auto from = [&](const std::shared_ptr<const Offer>& what, std::initializer_list<Action> actions) {
        auto model = rest(what);
        return press(model, actions);
    };
    add("welcome", rest(asking));
    add("closed", rest(closed));
    add("access", from(asking, {action::OpenAccess{}}));
    for (int page = 1; page < 3; ++page)
        add(("access-" + std::to_string(page + 1)).c_str(),
            from(asking, {action::OpenAccess{}, action::Page{page}}));
    add("read", from(asking, {action::Read{}}));
    add("agree", from(asking, {start}));
    add("agree-ages", from(ages, {start}));
    add("notice", from(asking, {start, action::TellMore{}}));
    add("notice-ages", from(ages, {start, action::TellMore{}}));
    add("who", from(asking, {start, agree}));
    add("band", from(ages, {start, agree, own}));
    add("practice", from(asking, {start, agree, own}));
    add("practice-chosen",
        from(asking, {start, agree, own, action::PracticeAgain{}, action::Choose{Say::face_2}}));
    auto visit = from(asking, {start, agree, own, go});
    for (int i = 0; i < 4; ++i) {
        add(("rate-" + std::to_string(i + 1)).c_str(), visit);
        if (i == 2) {
            press(visit, {action::Skip{}});
            continue;
        }
        press(visit, {action::Choose{i == 1 ? Say::not_sure : i == 0 ? Say::face_4 : Say::face_1}});
        add(("rate-" + std::to_string(i + 1) + "-chosen").c_str(), visit);
        press(visit, {go});
        if (visit.screen != Screen::reasons) continue;
        press(visit, {action::ToggleReason{0}, action::ToggleReason{3}});
        add(("reasons-" + std::to_string(i + 1)).c_str(), visit);
        press(visit, {go});
    }
    add("more-set", visit);
    auto longer = visit;
    add("rate-5", press(longer, {action::MoreSet{true}}));
    auto side = visit;
    add("help", press(side, {action::OpenHelp{}}));
    add("stop", press(side, {action::OpenStop{}}));
    press(visit, {action::MoreSet{false}});
    add("review", visit);
    auto removed = visit;
    add("review-empty",
        press(removed, {action::Remove{2}, action::Remove{0}, action::Remove{5}, action::Remove{1}}));
    press(visit, {action::Send{}});
    add("review-saving", visit);
    auto failed = visit;
    update(failed, action::Stored{failed.ticket, Error{Code::failed, "no"}});
    add("review-failed", failed);
    update(visit, action::Stored{visit.ticket, Status()});
    add("thanks", visit);
    auto idle = from(asking, {start, agree, own, go});
    later(idle, idle.config.ask_after);
    later(idle, milliseconds(20'500));
    add("still-there", idle);
    add("goodbye", from(asking, {start, action::NoThanks{}}));
    add("goodbye-thrown", from(asking, {start, action::OpenStop{}, action::ThrowAway{}}));
    auto full = rest(asking);
    update(full, action::Room{false});
    add("full", press(full, {start}));
    auto trouble = rest(asking);
    update(trouble, action::NewOffer{nullptr, true});
    add("trouble", trouble);
    for (auto& page : live_pages(rest(asking))) out.push_back(std::move(page));
    for (auto& page : set_pages(rest(asking))) out.push_back(std::move(page));
    for (auto& page : reply_pages(rest(asking))) out.push_back(std::move(page));
    for (auto& page : staff_pages(rest(asking))) out.push_back(std::move(page));
    return out;
}

std::vector<Page> child_pages(const std::string& language, const Panel& panel, const Settings& settings) {
    auto out = pages(language, panel, settings);
    std::erase_if(out, [](const Page& page) {
        return page.model.screen == Screen::staff || page.model.screen == Screen::staff_pin ||
               page.name.ends_with("-staff") || (is_live(page.model.screen) && page.name != "live-ballot");
    });
    return out;
}

flow::Model page_of(const std::string& language, const std::string& name, const Panel& panel) {
    for (auto& page : child_pages(language, panel))
        if (page.name == name) return page.model;
    throw std::out_of_range("no page " + name);
}

Stage& Stage::instance() {
    static Stage stage = [] {
        auto catalogues = must(text::Catalogues::load(kBuild + "/locales"));
        for (const char* set : {"derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"})
            if (const auto added = catalogues.add_folder(kBuild + "/locales", SetId(set)); !added)
                std::cerr << added.error().say << "\n";
        auto paragraphs =
            must(text::Paragraphs::open(kSource + "/assets/fonts.conf", catalogues.languages()));
        return Stage(std::move(catalogues), std::move(paragraphs));
    }();
    return stage;
}

Stage::Stage(text::Catalogues catalogues, text::Paragraphs paragraphs)
    : catalogues_(std::move(catalogues)),
      paragraphs_(std::move(paragraphs)),
      wording_(catalogues_),
      typesetter_(paragraphs_),
      art_(kSource + "/assets") {}

ui::Kit Stage::kit() {
    return {wording_, typesetter_, art_};
}

std::unique_ptr<ui::Sheet> Stage::compose(Model& model, const Panel& panel) {
    return ui::compose(model, kit(), panel.width, panel.height);
}

}  // namespace pledge::testing
