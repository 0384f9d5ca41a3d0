#pragma once

#include "sync/council/accounts/front.h"
#include "sync/council/accounts/keeping.h"
#include "sync/council/accounts/totp.h"
#include "sync/council/closer.h"
#include "sync/seal/random.h"
#include "tests/unit/council/council_fixture.h"

#include <map>
#include <mutex>

namespace pledge::testing {

// A clock that a test moves while clerk and workers read it.
class MovedClock final : public Clock {
  public:
    std::chrono::milliseconds steady() const override { return std::chrono::milliseconds(1000) + passed(); }
    Day today() const override { return std::chrono::floor<std::chrono::days>(now()); }
    LocalTime local() const override { return {today(), 720}; }
    std::chrono::sys_seconds now() const override {
        return day("2026-11-22") + std::chrono::hours(12) + passed();
    }
    void pass(std::chrono::seconds by) {
        const std::lock_guard lock(mutex_);
        passed_ += by;
    }

  private:
    std::chrono::seconds passed() const {
        const std::lock_guard lock(mutex_);
        return passed_;
    }
    mutable std::mutex mutex_;
    std::chrono::seconds passed_{0};
};

// The pages over a fresh database, without a socket.
struct Pages {
    explicit Pages(std::size_t threads = 1, std::size_t waiting = 8);
    ~Pages() { workers.stop(); }  // before the clerk goes, as the service does it
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    // Password of every account; made cheaply, since it is checked often.
    static constexpr const char* kPassword = "seven quiet otters";
    council::NewSecrets add(const std::string& name, council::Role role, bool must_change = false);
    std::string code_of(const council::NewSecrets& secrets) {
        return council::totp_code(secrets.totp, council::totp_step_of(clock.now()));
    }
    std::vector<std::string> audit();  // "signed in: amira", in order

    SqliteFixture files;
    MovedClock clock;
    SeededRandom random{11};
    council::Throttle throttle{clock};
    council::Workers workers;
    seal::SystemRandom any;
    std::function<void()> closing_begins = [] {};  // on the thread that closes a wave
    council::Closer closer;
    council::Clerk clerk;
    council::Front front;
    http::Router router;
};

// One browser: sends forms with the key of the page it saw last, and keeps cookies as browsers do.
struct Browser {
    explicit Browser(Pages& of) : pages(of) {}
    http::Response get(const std::string& path);
    // The form of the page seen last, with these fields.
    http::Response post(const std::string& path, std::map<std::string, std::string> fields = {});
    // The same, as a form with files in it: name of the field → the file.
    http::Response post_files(const std::string& path, std::map<std::string, std::string> fields,
                              const std::map<std::string, http::Upload>& files);
    http::Response send(http::Request request);  // with the cookies, and keeps those that come back
    bool sign_in(const std::string& name, const council::NewSecrets& secrets);
    bool is_signed_in() { return get("/").status == 200; }

    Pages& pages;
    std::map<std::string, std::string> cookies, headers;  // headers: sent with each request
    std::string key;                                      // of the form seen last
};

bool has(const http::Response& response, std::string_view words);
std::string form_of(const std::map<std::string, std::string>& fields);

}  // namespace pledge::testing
