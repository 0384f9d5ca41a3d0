// An answer in the outbox can't be told from a dummy, nor the first from the last.
#include "tests/support/outbox_fixture.h"

#include <array>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::OutboxFixture;

namespace {

constexpr std::size_t kMany = 240;
using Counts = std::array<double, 256>;

Counts counts_of(View bytes) {
    Counts out{};
    for (const auto b : bytes) ++out[b];
    return out;
}

// Pearson's test against "every byte alike": 255 in the mean for random bytes, standard deviation 22.6.
double chi_square(const Counts& counts) {
    double all = 0, out = 0;
    for (const double n : counts) all += n;
    for (const double n : counts) out += (n - all / 256) * (n - all / 256) / (all / 256);
    return out;
}

// Bits that are the same in all of these, as place·8 + bit.
std::set<std::size_t> constant_bits(const std::vector<seal::Envelope>& envelopes) {
    std::set<std::size_t> out;
    for (std::size_t at = 0; at < seal::kEnvelopeBytes; ++at) {
        std::uint8_t ever_one = 0, ever_zero = 0;
        for (const auto& e : envelopes) {
            ever_one |= e[at];
            ever_zero |= static_cast<std::uint8_t>(~e[at]);
        }
        for (std::size_t bit = 0; bit < 8; ++bit)
            if (((ever_one & ever_zero) >> bit & 1) == 0) out.insert(at * 8 + bit);
    }
    return out;
}

double distance(const Counts& a, const Counts& b) {
    double out = 0;
    for (std::size_t i = 0; i < 256; ++i) out += (a[i] - b[i]) * (a[i] - b[i]);
    return out;
}

struct Samples {
    OutboxFixture f;
    std::vector<seal::Envelope> answers, dummies;
    Samples() {
        for (std::uint32_t n = 0; n < kMany; ++n) {
            answers.push_back(f.envelope(n));
            dummies.push_back(f.dummy());
        }
    }
};

// Where in a file of slots each of these envelopes lies; the slots are in the order of their keys.
std::vector<std::size_t> places(View slots, const std::vector<seal::Envelope>& envelopes) {
    std::vector<std::size_t> out;
    for (const auto& e : envelopes) {
        const auto at = text_of(slots).find(text_of(e));
        REQUIRE(at != std::string_view::npos);
        out.push_back(at / seal::kEnvelopeBytes);
    }
    return out;
}

}  // namespace

TEST_CASE("answers and dummies have the same size and the same statistics of bytes") {
    const Samples s;
    Counts answers{}, dummies{};
    for (std::size_t i = 0; i < kMany; ++i) {
        const auto a = counts_of(s.answers[i]), d = counts_of(s.dummies[i]);
        for (std::size_t b = 0; b < 256; ++b) {
            answers[b] += a[b];
            dummies[b] += d[b];
        }
    }
    // six standard deviations
    CHECK(chi_square(answers) < 400);
    CHECK(chi_square(dummies) < 400);
    // the top bit of the sender's Curve25519 key is always zero, whoever it is
    const std::set<std::size_t> top{31 * 8 + 7};
    CHECK(constant_bits(s.answers) == top);
    CHECK(constant_bits(s.dummies) == top);
}

TEST_CASE("whoever learns from a hundred of each is no better than chance at the next") {
    const Samples s;
    Counts answers{}, dummies{};
    for (std::size_t i = 0; i < kMany / 2; ++i) {
        const auto a = counts_of(s.answers[i]), d = counts_of(s.dummies[i]);
        for (std::size_t b = 0; b < 256; ++b) {
            answers[b] += a[b] / (kMany / 2);
            dummies[b] += d[b] / (kMany / 2);
        }
    }
    int right = 0;
    for (std::size_t i = kMany / 2; i < kMany; ++i) {
        const auto a = counts_of(s.answers[i]), d = counts_of(s.dummies[i]);
        right += distance(a, answers) < distance(a, dummies);
        right += distance(d, dummies) < distance(d, answers);
    }
    CHECK(right > 74);  // of 240: 120 by chance, six standard deviations are 46
    CHECK(right < 166);
}

TEST_CASE("the slot that an answer takes says nothing about when it came, before or after a freeze") {
    constexpr int kBoxes = 60;
    int later_lies_behind = 0, later_travels_behind = 0;
    double first = 0, last = 0;
    for (int i = 0; i < kBoxes; ++i) {
        OutboxFixture f;
        auto box = f.create();
        std::vector<seal::Envelope> sent;
        for (std::uint32_t n = 0; n < 12; ++n) {
            sent.push_back(f.envelope(n));
            REQUIRE(box.put(sent.back()));
        }
        const auto on_disk = places(f.slots(), sent);
        REQUIRE(f.freeze(box, 1));
        const auto batch = box.pending().value()->body;
        const auto travelling = places(testing::inside(batch), sent);
        for (std::size_t n = 1; n < 12; ++n) {
            later_lies_behind += on_disk[n] > on_disk[n - 1];
            later_travels_behind += travelling[n] > travelling[n - 1];
        }
        first += static_cast<double>(on_disk.front());
        last += static_cast<double>(on_disk.back());
    }
    // rising neighbours in a random order of 12: 5.5 of 11, variance 13/12; sixty of them: 330 ± 8
    CHECK(std::abs(later_lies_behind - 330) < 49);
    CHECK(std::abs(later_travels_behind - 330) < 49);
    // each place alike: 5.5 ± 3.45; the mean of sixty ± 0.45
    CHECK(std::abs(first / kBoxes - 5.5) < 2.7);
    CHECK(std::abs(last / kBoxes - 5.5) < 2.7);
}
