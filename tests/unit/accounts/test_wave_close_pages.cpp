// Closing a wave on a page: what is asked first, the job behind it, and what officers see of it.
#include "tests/unit/accounts/wave_pages.h"

#include <future>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

const std::string kClose = "/waves/w/close", kClosing = "/waves/w/closing";

struct ClosePages : WavePages {
    explicit ClosePages(std::size_t count = 40, std::size_t people = 1) {
        plan("w", people);
        make_stopped("w", 14);
        if (count > 0) answers("w", count);
    }
    http::Response close(const std::string& passphrase = kWavePassphrase) {
        return fill_in(browser, kClose, {{"passphrase-1", passphrase}});
    }
    bool is_published() { return files.storage->release(WaveId("w")).value().has_value(); }
};

// Holds the job back until told.
struct Held {
    explicit Held(Pages& pages) {
        pages.closing_begins = [&, until = go_.get_future().share()] {
            begun_.set_value();
            until.wait();
        };
    }
    void wait_until_begun() { begun_.get_future().wait(); }
    void go() { go_.set_value(); }

  private:
    std::promise<void> go_, begun_;
};

}  // namespace

TEST_CASE("a wave is closed with its passphrase, and the page shows how far it is until it is published") {
    ClosePages f;
    Held held(f);
    const auto begun = f.close();
    REQUIRE(begun.status == 303);
    CHECK(begun.headers.at("Location") == kClosing);
    held.wait_until_begun();
    const auto under_way = f.browser.get(kClosing);
    CHECK(has(under_way, "http-equiv=\"refresh\" content=\"2; url=/waves/w/closing\""));
    CHECK(has(under_way, "0 %"));
    CHECK(has(under_way, "You may leave this page."));
    held.go();
    f.closer.wait();
    const auto done = f.browser.get(kClosing);
    CHECK(has(done, "The wave is closed and its results are published."));
    CHECK(has(done, "href=\"/results/w\""));
    CHECK_FALSE(has(done, "http-equiv"));
    CHECK(f.is_published());
    const auto audit = f.audit();
    CHECK(audit[audit.size() - 2] == "wave is being closed: w, by amira");
    CHECK(audit.back() == "wave closed and published: w");
    CHECK(f.browser.get(kClose).status == 409);
}

TEST_CASE("a second officer is told who closes the wave, and nothing begins twice") {
    ClosePages f;
    Held held(f);
    REQUIRE(f.close().status == 303);
    held.wait_until_begun();
    CHECK(has(f.other.get(kClose), "This wave is already being closed by amira, 0 %."));
    f.other.get("/");
    const auto second = f.other.post(kClose, {{"passphrase-1", WavePages::kWavePassphrase}});
    CHECK(second.status == 409);
    CHECK(has(second, "already being closed by amira"));
    CHECK(has(f.other.get(kClosing), "amira is closing this wave."));
    f.browser.get("/");
    CHECK(f.browser.post(kClose, {{"passphrase-1", WavePages::kWavePassphrase}}).headers.at("Location") ==
          kClosing);  // she clicked twice
    held.go();
    f.closer.wait();
    CHECK(f.is_published());
}

TEST_CASE("a wrong passphrase closes nothing, is said at its field and counts") {
    ClosePages f;
    CHECK(has(f.close(""), "id=\"passphrase-1-wrong\""));
    for (int i = 0; i < 5; ++i) {
        const auto wrong = f.close("seven words for winter");
        CHECK(wrong.status == 403);
        CHECK(has(wrong, "id=\"passphrase-1-wrong\""));
        CHECK_FALSE(has(wrong, "for winter"));
    }
    CHECK(f.close().status == 429);
    CHECK(f.closer.look().state == Closer::Look::State::idle);
    CHECK_FALSE(f.wave("w").last_try);
}

TEST_CASE("below the threshold, and with nothing at all, the page says not enough yet, and never how many") {
    std::string said;
    for (const std::size_t count : {0U, 1U, 29U}) {
        ClosePages f(count);
        REQUIRE(f.close().status == 303);
        f.closer.wait();
        auto page = f.browser.get(kClosing).body;
        CHECK(page.find("Not enough answers yet.") != std::string::npos);
        CHECK(page.find("one try a day") != std::string::npos);
        page.erase(page.find("<form") == std::string::npos ? page.size() : page.find("<form"));
        if (said.empty()) said = page;
        CHECK(page == said);  // to the letter
        CHECK(f.wave("w").state == WaveState::stopped);
        CHECK_FALSE(f.is_published());
        const auto today = f.browser.get(kClose);
        CHECK(today.status == 409);
        CHECK(has(today, "try again tomorrow or later"));
        f.clock.pass(24h);
        REQUIRE(f.browser.sign_in("amira", f.amira));
        CHECK(f.browser.get(kClose).status == 200);
    }
}

TEST_CASE("silent kiosks are listed before a close, which then is a decision") {
    ClosePages f;
    f.device(1, 20);
    f.device(2, std::nullopt);
    REQUIRE(f.files.storage->revoke_device(device_id(2)).ok());
    const auto form = f.browser.get(kClose);
    CHECK(has(form, "Answers that they may still hold would be lost"));
    CHECK(has(form, "last in touch 20 days ago"));
    CHECK_FALSE(has(form, "never"));  // who was signed off sends nothing any more
    const auto refused = f.browser.post(kClose, {{"passphrase-1", WavePages::kWavePassphrase}});
    CHECK(refused.status == 400);
    CHECK(has(refused, "id=\"silent-wrong\""));
    CHECK(f.closer.look().state == Closer::Look::State::idle);
    CHECK(f.browser.post(kClose, {{"passphrase-1", WavePages::kWavePassphrase}, {"anyway", "yes"}}).status ==
          303);
    f.closer.wait();
    CHECK(f.is_published());
}

TEST_CASE("a recovery code does as well, however it is typed") {
    ClosePages f;
    CHECK(has(fill_in(f.browser, kClose, {{"code-1", "not a code"}}), "id=\"code-1-wrong\""));
    CHECK(has(fill_in(f.browser, kClose, {{"code-1", f.codes[0]}, {"passphrase-1", "too"}}), "not both"));
    auto typed = f.codes[0];
    for (auto& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    CHECK(fill_in(f.browser, kClose, {{"code-1", typed}}).status == 303);
    f.closer.wait();
    CHECK(f.is_published());
}

TEST_CASE("two people close a wave together; who was wrong is told") {
    ClosePages f(40, 2);
    const auto close = [&](const char* first, const char* second) {
        return fill_in(f.browser, kClose, {{"passphrase-1", first}, {"passphrase-2", second}});
    };
    CHECK(has(close(WavePages::kWavePassphrase, ""), "id=\"passphrase-2-wrong\""));
    const auto second = close(WavePages::kWavePassphrase, "not what was chosen");
    CHECK(has(second, "id=\"passphrase-2-wrong\""));
    CHECK(has(second, "The second person&#39;s passphrase does not open"));
    CHECK(has(close("not what was chosen", WavePages::kSecondPassphrase), "id=\"passphrase-1-wrong\""));
    CHECK(close(WavePages::kWavePassphrase, WavePages::kSecondPassphrase).status == 303);
    f.closer.wait();
    CHECK(f.is_published());
}

TEST_CASE("a server that ends in mid-close leaves the wave as it was, and the page says so") {
    ClosePages f;
    Held held(f);
    REQUIRE(f.close().status == 303);
    held.wait_until_begun();
    f.closer.cancel();
    held.go();
    f.closer.stop();
    CHECK_FALSE(f.is_published());
    CHECK(f.wave("w").state == WaveState::stopped);
    CHECK_FALSE(f.wave("w").last_try);
    CHECK(has(f.browser.get(kClosing), "nothing was written"));
    CHECK(fill_in(f.browser, kClose, {{"passphrase-1", WavePages::kWavePassphrase}}).status == 503);
}

TEST_CASE("the page of a close that nobody began says that nothing is under way") {
    ClosePages f;
    CHECK(has(f.browser.get(kClosing), "Nobody is closing this wave now."));
    CHECK(f.browser.get("/waves/none/closing").status == 404);
}
