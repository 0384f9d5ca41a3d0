#include "kiosk/live_desk.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <poll.h>

namespace pledge::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto kTryEvery = 1000ms;
// pledge-poll answers at once; without it, what the kiosk and the paper have is counted.
constexpr auto kVotesWithin = 3000ms;

std::string new_code(Random& random) {
    std::array<char, 5> out{};
    std::snprintf(out.data(), out.size(), "%04u", random.below(10'000));
    return out.data();
}

wire::Shown wire_of(const flow::LiveShown& shown) {
    wire::Shown out;
    out.as = static_cast<wire::Shown::As>(shown.as);
    for (const auto word : shown.in_words) out.cells_in_words.push_back(static_cast<wire::Shown::Word>(word));
    out.cells = shown.cells;
    return out;
}

}  // namespace

LiveDesk::LiveDesk(Ports ports, std::optional<SavedSession> saved)
    : ports_(std::move(ports)), file_(ports_.data), saved_(std::move(saved)), line_(ports_.socket) {}

void LiveDesk::carry_out(const LiveJob& job, const std::optional<wire::Ask>& phones) {
    phones_ = phones;
    std::visit(
        [this](const auto& one) {
            // but for what opens one or ends it for good, nothing means anything without a session
            using One = std::decay_t<decltype(one)>;
            constexpr bool alone = std::is_same_v<One, flow::effect::LiveOpen> ||
                                   std::is_same_v<One, flow::effect::LiveTakeUp> ||
                                   std::is_same_v<One, flow::effect::LiveEnd>;
            if (alone || room_) act(one);
        },
        job);
    phones_.reset();
}

short LiveDesk::events() const {
    return static_cast<short>(POLLIN | (line_.has_more_to_send() ? POLLOUT : 0));
}

std::optional<std::chrono::milliseconds> LiveDesk::patience() const {
    if (!room_) return std::nullopt;
    const auto now = ports_.clock.steady();
    if (!line_.up()) return std::max(0ms, try_at_ - now);
    if (waits_for_votes_) return std::max(0ms, give_up_at_ - now);
    return std::nullopt;
}

void LiveDesk::turn() {
    if (!room_) return;
    const auto now = ports_.clock.steady();
    if (!line_.up() && now >= try_at_) {
        try_at_ = now + kTryEvery;
        if (line_.connect()) {
            was_up_ = true;
            news_.emplace_back(flow::action::LivePoll{true});  // answered by LivePhonesAgain
        }
    }
    if (line_.up()) {
        line_.flush();
        for (const auto& message : line_.read()) hear(message);
    }
    if (!line_.up() && was_up_) lost();
    if (waits_for_votes_ && now >= give_up_at_) waits_for_votes_ = false;
    if (wants_reveal_ && !waits_for_votes_) reveal();
}

void LiveDesk::lost() {
    was_up_ = waits_for_votes_ = false;
    news_.emplace_back(flow::action::LivePoll{false});
}

void LiveDesk::hear(const wire::ToKiosk& message) {
    if (const auto* address = std::get_if<wire::Address>(&message)) tell_address(address->url);
    if (const auto* phones = std::get_if<wire::Phones>(&message))
        news_.emplace_back(flow::action::LivePhones{phones->joined});
    if (const auto* in = std::get_if<wire::VotesIn>(&message))
        news_.emplace_back(flow::action::LiveVotesIn{in->question, in->votes});
    const auto* votes = std::get_if<wire::Votes>(&message);
    if (votes && waits_for_votes_ && votes->question == number_) {
        room_->phones(number_, votes->votes);
        waits_for_votes_ = false;
    }
}

void LiveDesk::tell_address(const std::string& url) {
    flow::action::LiveOpened opened{code_, {}, {}};
    if (!url.empty()) {
        constexpr std::string_view kPlain = "http://";
        opened.address = url.starts_with(kPlain) ? url.substr(kPlain.size()) : url;
        opened.qr = url + "/#" + code_ + "." + to_base64url(room_->public_key());
    }
    news_.emplace_back(std::move(opened));
}

void LiveDesk::say_hello() {
    line_.send(wire::Open{code_, room_->public_key(), ports_.languages});
}

void LiveDesk::open(std::string code, seal::Secret key) {
    room_.emplace(std::move(key));
    code_ = std::move(code);
    tell_address({});  // until pledge-poll says one
    was_up_ = line_.connect();
    if (was_up_)
        say_hello();
    else
        news_.emplace_back(flow::action::LivePoll{false});
    try_at_ = ports_.clock.steady() + kTryEvery;
}

void LiveDesk::act(const flow::effect::LiveOpen&) {
    open(new_code(ports_.random), LiveRoom::new_key());
}

void LiveDesk::act(const flow::effect::LiveTakeUp& job) {
    const bool known = saved_ && saved_->live.code == job.code;
    open(job.code, known ? std::move(saved_->key) : LiveRoom::new_key());
    saved_.reset();
}

void LiveDesk::act(const flow::effect::LiveAsk& job) {
    number_ = job.number;
    wants_reveal_ = waits_for_votes_ = false;
    room_->ask(job.number, job.question.kind, job.question.choices.size());
    if (phones_) line_.send(*phones_);
}

void LiveDesk::act(const flow::effect::LivePhonesAgain&) {
    say_hello();
    if (phones_) line_.send(*phones_);
}

void LiveDesk::act(const flow::effect::LiveBallot& job) {
    if (job.number == number_) room_->ballot(job.vote);
}

void LiveDesk::act(const flow::effect::LivePaper& job) {
    if (job.number == number_) room_->paper(job.counts);
}

void LiveDesk::act(const flow::effect::LiveClose& job) {
    if (job.number != number_) return;
    room_->phones(number_, {});  // those of an earlier close come once more, or are lost with pledge-poll
    if (!line_.up()) return;
    line_.send(wire::Close{number_});
    waits_for_votes_ = true;
    give_up_at_ = ports_.clock.steady() + kVotesWithin;
}

void LiveDesk::act(const flow::effect::LiveLonger& job) {
    waits_for_votes_ = false;
    if (job.number == number_ && phones_) line_.send(*phones_);
}

void LiveDesk::act(const flow::effect::LiveReveal& job) {
    wants_reveal_ = job.number == number_;
}

void LiveDesk::reveal() {
    wants_reveal_ = false;
    const auto counted = room_->count();
    line_.send(wire::Reveal{number_, wire_of(counted.shown)});
    news_.emplace_back(flow::action::LiveCounted{number_, counted.shown, counted.too_few});
}

void LiveDesk::act(const flow::effect::LiveThrowAway&) {
    wants_reveal_ = waits_for_votes_ = false;
    room_->throw_away();
}

void LiveDesk::act(const flow::effect::LiveWait&) {
    wants_reveal_ = waits_for_votes_ = false;
    room_->throw_away();
    line_.send(wire::Wait{});
}

void LiveDesk::act(const flow::effect::LiveKeepTotals& job) {
    if (auto totals = job.number == number_ ? room_->totals(job.set, job.point) : std::nullopt)
        ports_.keep(*totals, job.wave_key);
    else
        news_.emplace_back(flow::action::LiveKept{false, false});
}

void LiveDesk::act(const flow::effect::LiveSave& job) {
    // a disk that refuses costs the room nothing but going on after a restart
    [[maybe_unused]] const auto written = file_.write(job.saved, room_->key());
}

void LiveDesk::act(const flow::effect::LiveEnd&) {
    line_.send(wire::End{});
    line_.hang_up();
    was_up_ = wants_reveal_ = waits_for_votes_ = false;
    room_.reset();
    code_.clear();
    file_.remove();
}

}  // namespace pledge::kiosk
