#include "sync/council/tally.h"

#include "sync/seal/secret.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace pledge::council {
namespace {

constexpr std::size_t kTogether = 4096;  // envelopes in memory at a time

int compare(const Opened& a, const Opened& b) {
    static_assert(std::is_trivially_copyable_v<Opened>);
    static_assert(sizeof(Opened) == 16 + 3 + 120 * sizeof(PointAnswer), "no padding, so bytes compare");
    return std::memcmp(&a, &b, sizeof(Opened));
}

void open_slice(std::span<const seal::Envelope> slice, const Wave& wave, const seal::WaveKey& key,
                OpenedAnswers& out) {
    for (const auto& envelope : slice) {
        auto message = seal::open(envelope, key);
        if (!message) continue;
        auto answer = decode(*message);
        seal::wipe(*message);
        if (!answer || !*answer) continue;
        auto& points = (*answer)->points;
        if (fits(**answer, wave)) out.add(**answer);
        seal::wipe({reinterpret_cast<std::uint8_t*>(points.data()), points.size() * sizeof(PointAnswer)});
    }
}

void open_together(std::span<const seal::Envelope> envelopes, const Wave& wave, const seal::WaveKey& key,
                   unsigned threads, OpenedAnswers& out) {
    const std::size_t share = (envelopes.size() + threads - 1) / threads;
    std::vector<OpenedAnswers> parts;
    for (unsigned t = 0; t < threads; ++t) parts.emplace_back(share);
    std::vector<std::thread> running;
    for (unsigned t = 0; t < threads; ++t) {
        const auto from = std::min(envelopes.size(), t * share);
        const auto slice = envelopes.subspan(from, std::min(share, envelopes.size() - from));
        running.emplace_back([slice, &wave, &key, &part = parts[t]] { open_slice(slice, wave, key, part); });
    }
    for (auto& thread : running) thread.join();
    for (auto& part : parts) out.take_all(part);
}

gate::PointCounts empty_counts(const Wave& wave, const Question& question) {
    const gate::CountRow row(count_of(wave.columns), 0);
    const auto groups = wave.breakdown.groups.size();
    gate::PointCounts counts;
    counts.faces.columns = row.size();
    counts.faces.groups.assign(std::max<std::size_t>(1, groups), row);
    if (groups > 0) counts.faces.declined = row;
    counts.others.assign(4, 0);
    counts.chips.assign(question.reasons.size(), 0);
    return counts;
}

void count_point(const PointAnswer& point, std::size_t group, const Wave& wave, gate::PointCounts& counts) {
    if (!is_face(point.say)) {
        if (point.say != Say::nothing)
            ++counts.others[static_cast<std::size_t>(point.say) - static_cast<std::size_t>(Say::not_sure)];
        return;
    }
    const auto column = column_of(wave.columns, face_of(point.say));
    if (!counts.faces.declined)
        ++counts.faces.groups[0][column];
    else if (group == 0)
        ++(*counts.faces.declined)[column];
    else
        ++counts.faces.groups[group - 1][column];
    for (std::size_t i = 0; i < counts.chips.size(); ++i)
        if ((point.reasons >> i & 1U) != 0) ++counts.chips[i];
}

}  // namespace

void OpenedAnswers::add(const Answer& answer) {
    auto& opened = answers_.emplace_back();
    opened.id = answer.id;
    opened.company = answer.company;
    opened.group = answer.group;
    opened.size = static_cast<std::uint8_t>(answer.points.size());
    std::copy(answer.points.begin(), answer.points.end(), opened.points.begin());
}

void OpenedAnswers::take_all(OpenedAnswers& from) {
    answers_.insert(answers_.end(), from.answers_.begin(), from.answers_.end());
}

void OpenedAnswers::settle() {
    std::sort(answers_.begin(), answers_.end(),
              [](const Opened& a, const Opened& b) { return compare(a, b) < 0; });
    const auto end = std::unique(answers_.begin(), answers_.end(),
                                 [](const Opened& a, const Opened& b) { return a.id == b.id; });
    const auto kept = static_cast<std::size_t>(end - answers_.begin());
    // resize() would leave the rest of the bytes where they are
    seal::wipe(
        {reinterpret_cast<std::uint8_t*>(answers_.data() + kept), (answers_.size() - kept) * sizeof(Opened)});
    answers_.resize(kept);
}

Result<OpenedAnswers> open_answers(Storage& storage, const Wave& wave, const seal::WaveKey& key,
                                   unsigned threads) {
    const auto total = storage.envelopes(wave.id);
    if (!total) return total.error();
    OpenedAnswers out(*total);
    std::vector<seal::Envelope> together;
    together.reserve(std::min<std::size_t>(kTogether, *total));
    const auto open_them = [&] {
        open_together(together, wave, key, std::max(1U, threads), out);
        together.clear();
    };
    const auto read = storage.each_envelope(wave.id, [&](View bytes) {
        auto& envelope = together.emplace_back();
        if (bytes.size() == envelope.size()) std::copy(bytes.begin(), bytes.end(), envelope.begin());
        if (together.size() == kTogether) open_them();
    });
    if (!read) return read.error();
    open_them();
    out.settle();
    return out;
}

Tally count(std::span<const Opened> answers, const Wave& wave) {
    Tally tally;
    for (const auto& question : wave.questions.questions)
        tally.points.push_back(empty_counts(wave, question));
    for (const auto& answer : answers) {
        tally.own += answer.company == Company::own;
        tally.with_someone += answer.company == Company::with_someone;
        for (std::size_t q = 0; q < tally.points.size() && q < answer.size; ++q)
            count_point(answer.points[q], answer.group, wave, tally.points[q]);
    }
    return tally;
}

}  // namespace pledge::council
