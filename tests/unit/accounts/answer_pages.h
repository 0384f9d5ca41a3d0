#pragma once

#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

namespace pledge::testing {

// The pages of a council that has published the Derby pack, and a browser for each role.
struct AnswerPages {
    static constexpr const char* kPassphrase = "publisher passphrase";
    const SetId set{"derby-2024"};

    AnswerPages() {
        pages.front.config.keys = pages.files.folder / "publisher";
        std::filesystem::create_directories(pages.front.config.keys);
        if (const auto made = council::make_publisher(pages.front.config, kPassphrase, {1, 8192}); !made)
            FAIL(made.error().say);
        const auto key = council::unlock_publisher(pages.front.config, kPassphrase).value();
        const auto folder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";
        const auto built = council::build_pack(folder, pages.files.folder / "no-locales");
        if (!built) FAIL(built.error().say);
        const auto done = council::publish_pack(*pages.files.storage, council::sign_pack(*built, key),
                                                key.verify_key, pages.clock.today());
        if (!done) FAIL(done.error().say);
    }
    Browser as(council::Role role) {
        const std::string name(council::name_of(role));
        Browser out(pages);
        auto& secrets = known[name];
        if (secrets.recovery_codes.empty()) secrets = pages.add(name, role);
        pages.clock.pass(std::chrono::seconds(60));  // a code is good once
        if (!out.sign_in(name, secrets)) FAIL(name << " could not sign in");
        out.get("/");
        return out;
    }
    council::Storage& storage() { return *pages.files.storage; }
    std::string last_entry() { return pages.audit().back(); }

    Pages pages;
    std::map<std::string, council::NewSecrets> known;
};

inline std::string location(const http::Response& response) {
    const auto at = response.headers.find("Location");
    return at == response.headers.end() ? std::string() : at->second;
}

// Nothing that somebody typed has become part of the page itself.
inline void check_harmless(const http::Response& response) {
    CHECK_FALSE(has(response, "<script"));
    CHECK_FALSE(has(response, "style=\""));
    CHECK(response.body.find('\0') == std::string::npos);
    CHECK(response.headers.at("Content-Security-Policy").find("default-src 'none'") != std::string::npos);
}

}  // namespace pledge::testing
