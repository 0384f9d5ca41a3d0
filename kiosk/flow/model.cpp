#include "kiosk/flow/model.h"

#include <algorithm>

namespace pledge::flow {
namespace {

struct NamedScreen {
    Screen screen;
    std::string_view name;
};
constexpr NamedScreen kScreens[] = {
    {Screen::welcome, "welcome"},
    {Screen::closed, "closed"},
    {Screen::access, "access"},
    {Screen::read, "read"},
    {Screen::agree, "agree"},
    {Screen::notice, "notice"},
    {Screen::who, "who"},
    {Screen::band, "band"},
    {Screen::practice, "practice"},
    {Screen::rate, "rate"},
    {Screen::reasons, "reasons"},
    {Screen::more_set, "more-set"},
    {Screen::review, "review"},
    {Screen::thanks, "thanks"},
    {Screen::stop, "stop"},
    {Screen::goodbye, "goodbye"},
    {Screen::help, "help"},
    {Screen::still_there, "still-there"},
    {Screen::full, "full"},
    {Screen::trouble, "trouble"},
    {Screen::sets, "sets"},
    {Screen::replies, "replies"},
    {Screen::reply, "reply"},
    {Screen::display, "display"},
    {Screen::staff_pin, "staff-pin"},
    {Screen::staff, "staff"},
    {Screen::live_choose, "live-choose"},
    {Screen::live_kind, "live-kind"},
    {Screen::live_own, "live-own"},
    {Screen::live_type, "live-type"},
    {Screen::live_join, "live-join"},
    {Screen::live_vote, "live-vote"},
    {Screen::live_cover, "live-cover"},
    {Screen::live_ballot, "live-ballot"},
    {Screen::live_paper, "live-paper"},
    {Screen::live_closed, "live-closed"},
    {Screen::live_shown, "live-shown"},
    {Screen::live_promise, "live-promise"},
    {Screen::live_read_back, "live-read-back"},
    {Screen::live_end, "live-end"},
};

}  // namespace

std::string_view name_of(Screen screen) {
    for (const auto& named : kScreens)
        if (named.screen == screen) return named.name;
    return "";
}

std::vector<Screen> all_screens() {
    std::vector<Screen> out;
    for (const auto& named : kScreens) out.push_back(named.screen);
    return out;
}

std::optional<std::size_t> Offer::question_of(std::size_t point) const {
    if (!wave || point >= pack.points.size()) return std::nullopt;
    const auto& questions = wave->questions.questions;
    const auto at = std::find_if(questions.begin(), questions.end(),
                                 [&](const Question& q) { return q.point == pack.points[point].id; });
    if (at == questions.end()) return std::nullopt;
    return static_cast<std::size_t>(at - questions.begin());
}

Result<Offer> make_offer(Pack pack, const Manifest* manifest) {
    Offer offer;
    for (const auto* list : {&pack.first_set, &pack.rest_order})
        for (const auto& id : *list)
            offer.order.push_back(static_cast<std::size_t>(pack.find(id) - pack.points.data()));
    offer.first_set = pack.first_set.size();
    if (manifest) {
        offer.next = manifest->next;
        if (manifest->asking == Asking::open) offer.wave = manifest->wave;
    }
    if (offer.wave && QuestionSet::of(pack) != offer.wave->questions)
        return Error{Code::conflict,
                     "The words of \"" + pack.id.text +
                         "\" do not fit the questions that the council signed; install the pack that "
                         "the manifest names."};
    offer.pack = std::move(pack);
    return offer;
}

bool Visit::anything() const {
    return std::any_of(answers.begin(), answers.end(),
                       [](const PointAnswer& a) { return a.say != Say::nothing; });
}

std::size_t Visit::reached() const {
    return static_cast<std::size_t>(std::count_if(
        answers.begin(), answers.end(), [](const PointAnswer& a) { return a.say != Say::nothing; }));
}

std::size_t current_index(const Model& model) {
    if (!model.offer || model.offer->order.empty()) return 0;
    return model.offer->order[std::min(model.visit.position, model.offer->order.size() - 1)];
}

const Point* current_point(const Model& model) {
    return model.offer && !model.offer->order.empty() ? &model.offer->pack.points[current_index(model)]
                                                      : nullptr;
}

bool resting(Screen screen) {
    return screen == Screen::welcome || screen == Screen::closed || screen == Screen::trouble ||
           screen == Screen::display;
}

}  // namespace pledge::flow
