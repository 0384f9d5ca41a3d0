#include "kiosk/poll/session.h"

#include "sync/seal/compare.h"
#include "sync/seal/secret.h"

#include <algorithm>

namespace pledge::poll {
namespace {

http::EventStream::Data data(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

bool same(const std::string& a, const std::string& b) {
    return seal::same(view_of(a), view_of(b));
}

}  // namespace

void Session::open(const wire::Open& with) {
    const std::lock_guard lock(mutex_);
    const bool taken_up = on_ && same(with.code, with_.code) && with.key == with_.key;
    if (on_ && !taken_up) {
        // the same code with a new key: phones come back by themselves and get the key
        if (!same(with.code, with_.code)) {
            say_over();
            guesses_.forget();
        }
        forget();
    }
    on_ = true;
    with_ = with;
    forget_votes();
    asked_.reset();
    enter(Stage::wait);
}

void Session::ask(const wire::Ask& question) {
    const std::lock_guard lock(mutex_);
    if (!on_) return;
    if (!asked_ || asked_->question != question.question || stage_ == Stage::shown) forget_votes();
    asked_ = question;
    enter(Stage::vote);
}

wire::Votes Session::close(const wire::Close& which) {
    const std::lock_guard lock(mutex_);
    wire::Votes out{which.question, {}};
    if (!on_ || !asked_ || asked_->question != which.question) return out;
    for (const auto& [token, phone] : phones_)
        if (phone.vote) out.votes.push_back(*phone.vote);
    // Fisher and Yates: the order says nothing of tokens, and so nothing of who joined when
    for (std::size_t i = out.votes.size(); i > 1; --i)
        std::swap(out.votes.at(i - 1), out.votes.at(random_.below(static_cast<std::uint32_t>(i))));
    if (stage_ == Stage::vote) enter(Stage::closed);
    return out;
}

void Session::reveal(const wire::Reveal& result) {
    const std::lock_guard lock(mutex_);
    if (!on_ || !asked_ || asked_->question != result.question) return;
    forget_votes();
    shown_ = result.shown;
    enter(Stage::shown);
}

void Session::wait() {
    const std::lock_guard lock(mutex_);
    if (!on_) return;
    forget_votes();
    asked_.reset();
    enter(Stage::wait);
}

void Session::end() {
    const std::lock_guard lock(mutex_);
    if (!on_) return;
    say_over();
    forget();
    guesses_.forget();
}

bool Session::on() const {
    const std::lock_guard lock(mutex_);
    return on_;
}

std::variant<Session::Joined, Session::Refused> Session::join(const std::string& code,
                                                              const std::optional<Bytes<32>>& key) {
    const std::lock_guard lock(mutex_);
    if (!on_) return Refused::over;
    const bool knows_key = key && seal::same(*key, with_.key);
    if (!knows_key && !guesses_.allowed()) {
        guessed_at_ = true;
        return Refused::wait;
    }
    if (!same(code, with_.code)) {
        if (!knows_key) guesses_.wrong();
        return Refused::code;
    }
    if (phones_.size() >= kMostPhones && !make_room()) return Refused::full;
    const auto token = random_.bytes<16>();
    phones_[token].number = ++numbers_;
    return Joined{token, with_.key, with_.languages};
}

// Somebody who joins again and again must not keep others out: whoever joined longest ago, has no vote in and
// does not listen goes. If that was a sleeping phone, it joins again when it wakes.
bool Session::make_room() {
    auto goes = phones_.end();
    for (auto at = phones_.begin(); at != phones_.end(); ++at) {
        const auto& phone = at->second;
        if (phone.vote || (phone.events && !phone.events->closed())) continue;
        if (goes == phones_.end() || phone.number < goes->second.number) goes = at;
    }
    if (goes == phones_.end()) return false;
    phones_.erase(goes);
    return true;
}

std::shared_ptr<http::EventStream> Session::listen(const Token& token) {
    const std::lock_guard lock(mutex_);
    const auto at = phones_.find(token);
    if (at == phones_.end()) return nullptr;
    auto& phone = at->second;
    if (phone.events) phone.events->close();
    phone.events = std::make_shared<http::EventStream>();
    phone.events->publish(state_of(phone));
    return phone.events;
}

Session::Taken Session::vote(const Token& token, std::uint32_t question, const wire::SealedVote& vote) {
    const std::lock_guard lock(mutex_);
    const auto at = phones_.find(token);
    if (at == phones_.end()) return Taken::unknown;
    if (stage_ != Stage::vote || asked_->question != question) return Taken::closed;
    auto& phone = at->second;
    const bool first = !phone.vote;
    phone.vote = vote;
    if (!first) return Taken::yes;
    ++votes_;
    if (phone.events) phone.events->publish(voted_);
    return Taken::yes;
}

Session::Counts Session::counts() const {
    const std::lock_guard lock(mutex_);
    Counts out{static_cast<std::uint32_t>(phones_.size()), {}, votes_};
    if (stage_ == Stage::vote) out.question = asked_->question;
    return out;
}

void Session::forget_votes() {
    for (auto& [token, phone] : phones_) {
        if (phone.vote) seal::wipe(*phone.vote);
        phone.vote.reset();
    }
    votes_ = 0;
}

void Session::say_over() {
    stage_ = Stage::over;
    const auto over = data(state_text(Stage::over, {}, {}, false));
    for (auto& [token, phone] : phones_) {
        if (!phone.events) continue;
        phone.events->publish(over);
        phone.events->end();
    }
}

// Streams that were not told that it is over are closed: their phones ask again, and hear what is.
void Session::forget() {
    forget_votes();
    for (auto& [token, phone] : phones_)
        if (phone.events && !phone.events->ended()) phone.events->close();
    phones_.clear();
    asked_.reset();
    shown_ = {};
    not_voted_.reset();
    voted_.reset();
    with_ = {};
    stage_ = Stage::over;
    on_ = false;
}

void Session::enter(Stage stage) {
    stage_ = stage;
    not_voted_ = data(state_text(stage, asked_, shown_, false));
    voted_ = data(state_text(stage, asked_, shown_, true));
    for (auto& [token, phone] : phones_)
        if (phone.events) phone.events->publish(state_of(phone));
}

}  // namespace pledge::poll
