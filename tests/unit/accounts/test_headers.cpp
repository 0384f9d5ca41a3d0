// What goes over the wire from the running server.
#include "sync/council/accounts/totp.h"
#include "tests/unit/accounts/browser.h"
#include "tests/unit/council/running_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

TEST_CASE("every answer, page or API, found or refused, carries the closed headers") {
    RunningCouncil c;
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    c.start();
    for (const char* path : {"/sign-in", "/", "/style.css", "/sign-in/code", "/healthz", "/v1/waves",
                             "/nothing", "/v1/packs/x/1"}) {
        const auto reply = c.send({"GET", path, {}, ""});
        INFO(path);
        const auto& h = reply.headers;
        const auto& policy = h.at("content-security-policy");
        for (const char* part : {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"})
            CHECK(policy.find(part) != std::string::npos);
        CHECK(policy.find("script-src") == std::string::npos);
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(h.at("x-content-type-options") == "nosniff");
        CHECK(h.at("referrer-policy") == "no-referrer");
        CHECK(h.at("cross-origin-opener-policy") == "same-origin");
        CHECK(h.at("cross-origin-resource-policy") == "same-origin");
        CHECK(h.at("permissions-policy").find("camera=()") != std::string::npos);
        CHECK(h.count("access-control-allow-origin") == 0);
        if (std::string(path) != "/style.css") CHECK(h.at("cache-control") == "no-store");
    }
    const auto page = c.send({"GET", "/sign-in", {}, ""});
    CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
    CHECK(
        page.headers.at("content-security-policy") ==
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "object-src 'none'");
    CHECK(page.headers.at("set-cookie").find("; Path=/; Secure; HttpOnly; SameSite=Strict") !=
          std::string::npos);
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.body.find("style=") == std::string::npos);
    CHECK(c.send({"GET", "/style.css", {}, ""}).headers.at("content-type") == "text/css; charset=utf-8");
    CHECK(c.send({"POST", "/sign-in", {}, std::string(5000, 'x')}).status == 413);
}

TEST_CASE("somebody signs in over HTTP, and is out once the admin's command line says so") {
    RunningCouncil c;
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    write_all(c.folder / "first.txt", "seven quiet otters\n");
    c.command("user add <script> --role officer --passphrase-file @first.txt --keep-password");
    c.start();
    std::map<std::string, std::string> cookies;
    std::string key;
    const auto ask = [&](const std::string& method, const std::string& path,
                         std::map<std::string, std::string> fields = {}) {
        HttpRequest request{method, path, {}, ""};
        for (const auto& [name, value] : cookies) {
            auto& all = request.headers["Cookie"];
            all += (all.empty() ? "" : "; ") + name + "=" + value;
        }
        if (method == "POST") {
            fields["key"] = key;
            request.headers["Content-Type"] = "application/x-www-form-urlencoded";
            request.body = form_of(fields);
        }
        auto reply = c.send(request);
        if (const auto set = reply.headers.find("set-cookie"); set != reply.headers.end())
            cookies[set->second.substr(0, set->second.find('='))] =
                set->second.substr(set->second.find('=') + 1, 64);
        if (const auto at = reply.body.find("name=\"key\" value=\""); at != std::string::npos)
            key = reply.body.substr(at + 18, 64);
        return reply;
    };
    ask("GET", "/sign-in");
    CHECK(ask("POST", "/sign-in", {{"name", "<script>"}, {"password", "seven quiet otters"}}).status == 303);
    ask("GET", "/sign-in/code");
    const auto secret = c.storage()->accounts().account("<script>").value()->totp;
    const auto code = council::totp_code(secret, council::totp_step_of(c.clock.now()));
    CHECK(ask("POST", "/sign-in/code", {{"code", code}}).status == 303);
    const auto home = ask("GET", "/account");
    CHECK(home.status == 200);
    CHECK(home.body.find("<strong>&lt;script&gt;</strong>, officer") != std::string::npos);
    CHECK(home.body.find("<script>") == std::string::npos);
    c.command("user disable <script>");
    CHECK(ask("GET", "/").status == 403);
}
