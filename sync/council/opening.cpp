#include "sync/council/opening.h"

#include "sync/seal/secret.h"

#include <functional>
#include <mutex>
#include <system_error>
#include <thread>

namespace pledge::council {
namespace {

// Envelopes that a thread takes at a time: 5 ms or so, for which it may wait for another at the end.
constexpr std::size_t kTogether = 128;

using Envelopes = std::vector<seal::Envelope>;
// Called by one thread at a time. Nothing: there are no more.
using Source = std::function<Result<std::optional<Envelopes>>()>;

void take_in(View bytes, Envelopes& out) {
    auto& envelope = out.emplace_back();
    if (bytes.size() == envelope.size()) std::copy(bytes.begin(), bytes.end(), envelope.begin());
}

template <class List>
void wipe_all(List& list) {
    seal::wipe({reinterpret_cast<std::uint8_t*>(list.data()), list.size() * sizeof(*list.data())});
}

bool take(Answer& answer, const Wave& wave, OpenedAnswers& out) {
    const bool fine = fits(answer, wave);
    if (fine) out.add(answer);
    wipe_all(answer.points);
    return fine;
}

void take(SessionTotals& totals, const Wave& wave, OpenedAnswers& out) {
    if (fits(totals, wave)) out.add(totals);
    wipe_all(totals.columns);
}

void take(Decision& decision, const Wave& wave, OpenedAnswers& out) {
    if (fits(decision, wave)) out.add(decision);
    wipe_all(decision.what);
    wipe_all(decision.who);
}

// Whether an answer came out.
bool open_one(const Message& message, const Wave& wave, OpenedAnswers& out) {
    auto contents = decode(message);
    if (!contents) return false;
    if (auto* answer = std::get_if<Answer>(&*contents)) return take(*answer, wave, out);
    if (auto* totals = std::get_if<SessionTotals>(&*contents)) take(*totals, wave, out);
    if (auto* decision = std::get_if<Decision>(&*contents)) take(*decision, wave, out);
    return false;
}

// Some answer to this wave. Where an envelope holds none, this is decoded after it and thrown away, so that
// the pace of opening doesn't tell how many hold one; what a session or a decision takes besides is lost in
// what opening an envelope takes.
Message stand_in_for(const Wave& wave) {
    Answer answer;
    answer.set = wave.questions.id;
    answer.points.assign(wave.questions.questions.size(), {Say::face_3, 0});
    return encode(answer);
}

void open_slice(std::span<const seal::Envelope> slice, const Wave& wave, const seal::WaveKey& key,
                const Message& stand_in, OpenedAnswers& out, OpenedAnswers& thrown_away) {
    for (const auto& envelope : slice) {
        auto message = seal::open(envelope, key);
        const bool answered = message && open_one(*message, wave, out);
        if (message) seal::wipe(*message);
        if (!answered) open_one(stand_in, wave, thrown_away);
    }
}

// Several threads that open what one source hands out.
class Openers {
  public:
    Openers(const Wave& wave, const Opening& opening, Source source, OpenedAnswers& out)
        : wave_(wave),
          stand_in_(stand_in_for(wave)),
          opening_(opening),
          source_(std::move(source)),
          out_(out) {}

    Status run() {
        {
            std::vector<std::jthread> others;  // joined here
            others.reserve(opening_.threads);
            try {
                for (unsigned t = 1; t < opening_.threads; ++t) others.emplace_back([this] { work(); });
                work();
            } catch (const std::system_error&) {
                end(End::no_thread);
            }
        }
        return said();
    }

  private:
    enum class End { not_yet, finished, cancelled, no_memory, no_thread, failed };

    void end(End why) {
        const std::lock_guard lock(mutex_);
        if (end_ == End::not_yet || end_ == End::finished) end_ = why;
    }

    // Nothing: this thread has no more to do.
    std::optional<Envelopes> take_next() {
        const std::lock_guard lock(mutex_);
        if (end_ != End::not_yet) return std::nullopt;
        if (opening_.progress && opening_.progress->cancelled()) {
            end_ = End::cancelled;
            return std::nullopt;
        }
        auto next = source_();
        if (!next) {
            error_ = next.error();
            end_ = End::failed;
            return std::nullopt;
        }
        if (!*next) end_ = End::finished;
        return std::move(*next);
    }

    void work() noexcept {
        try {
            // locked memory is dear to get, so each thread has its own for all that it opens
            OpenedAnswers part(kTogether), thrown_away(kTogether);
            while (const auto together = take_next()) {
                open_slice(*together, wave_, opening_.key, stand_in_, part, thrown_away);
                if (opening_.progress) opening_.progress->add(together->size());
                {
                    const std::lock_guard lock(mutex_);
                    out_.take_all(part);
                }
                part.forget();
                thrown_away.forget();
            }
        } catch (const std::bad_alloc&) {
            end(End::no_memory);
        }
    }

    Status said() const {
        switch (end_) {
            case End::cancelled:
                return Error{Code::unavailable,
                             "The close was ended before it was done; nothing was written, begin it again."};
            case End::no_memory:
                return Error{Code::unavailable,
                             "There is not enough memory to open the envelopes of this wave; nothing was "
                             "written, end other programs and try again."};
            case End::no_thread:
                return Error{Code::failed,
                             "The system lets this program start no further thread; nothing was written, "
                             "raise its limit of tasks or end other programs and try again."};
            case End::failed:
                return error_;
            case End::not_yet:
            case End::finished:
                break;
        }
        return {};
    }

    const Wave& wave_;
    const Message stand_in_;
    const Opening& opening_;
    const Source source_;
    std::mutex mutex_;  // guards all below, and one use of the source at a time
    OpenedAnswers& out_;
    End end_ = End::not_yet;
    Error error_;
};

// A few rows at a time, by their keys.
Source pool_source(Storage& storage, const Wave& wave, View keys) {
    return [&storage, &wave, keys, at = std::size_t{0}]() mutable -> Result<std::optional<Envelopes>> {
        const auto rest = keys.subspan(at);
        if (rest.empty()) return std::optional<Envelopes>();
        const auto taken = rest.first(std::min(rest.size(), kTogether * kPoolKeyBytes));
        at += taken.size();
        Envelopes out;
        out.reserve(taken.size() / kPoolKeyBytes);
        const auto read = storage.each_in_pool(wave.id, taken.first(kPoolKeyBytes), taken.last(kPoolKeyBytes),
                                               [&](View bytes) { take_in(bytes, out); });
        if (!read) return read.error();
        return std::optional(std::move(out));
    };
}

// What has been read already.
Source list_source(const Envelopes& all) {
    return [&all, at = std::size_t{0}]() mutable -> Result<std::optional<Envelopes>> {
        if (at == all.size()) return std::optional<Envelopes>();
        const auto rest = std::span(all).subspan(at);
        const auto taken = rest.first(std::min(rest.size(), kTogether));
        at += taken.size();
        return std::optional(Envelopes(taken.begin(), taken.end()));
    };
}

}  // namespace

int Progress::percent() const {
    const std::uint64_t total = total_, opened = opened_;
    return total == 0 ? 0 : static_cast<int>(std::min(opened, total) * 100 / total);
}

Result<OpenedPool> open_pool(Storage& storage, const Wave& wave, const Opening& opening) {
    auto keys = storage.pool_keys(wave.id);
    if (!keys) return keys.error();
    const auto count = keys->size() / kPoolKeyBytes;
    if (opening.progress) opening.progress->begin(count);
    try {
        OpenedPool out{OpenedAnswers(count), std::move(*keys)};
        const auto done = Openers(wave, opening, pool_source(storage, wave, out.keys), out.answers).run();
        if (!done) return done.error();
        return out;
    } catch (const std::bad_alloc&) {
        return Error{Code::unavailable,
                     "There is not enough memory to open this wave; end other programs and try again."};
    }
}

Status open_inbox(Storage& storage, const Wave& wave, const Opening& opening, OpenedAnswers& into) {
    try {
        Envelopes all;
        if (auto read = storage.each_in_inbox([&](View bytes) { take_in(bytes, all); }); !read) return read;
        return Openers(wave, opening, list_source(all), into).run();
    } catch (const std::bad_alloc&) {
        return Error{Code::unavailable,
                     "There is not enough memory to open this wave; end other programs and try again."};
    }
}

Result<OpenedAnswers> open_answers(Storage& storage, const Wave& wave, const seal::WaveKey& key,
                                   unsigned threads) {
    const Opening opening{key, threads, nullptr};
    auto pool = open_pool(storage, wave, opening);
    if (!pool) return pool.error();
    if (auto read = open_inbox(storage, wave, opening, pool->answers); !read) return read.error();
    pool->answers.settle();
    return std::move(pool->answers);
}

}  // namespace pledge::council
