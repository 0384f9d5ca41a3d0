#include "tests/unit/accounts/browser.h"

#include "sync/council/sqlite_storage.h"
#include "sync/http/target.h"
#include "sync/store/database.h"

#include <future>
#include <stdexcept>

namespace pledge::testing {

using namespace council;

namespace {

Config config_in(const TempFolder& folder) {
    Config config;
    config.council = CouncilId("derby");
    config.name = "Derby City Council";
    config.database = folder / "council.db";
    config.keys = folder / "keys";
    return config;
}

}  // namespace

Pages::Pages(std::size_t threads, std::size_t waiting)
    : workers(threads, waiting),
      closer(config_in(files.folder), clock,
             [this] {
                 closing_begins();
                 return SqliteStorage::open(files.folder / "council.db", store::Missing::refuse, any);
             }),
      clerk(files.open()),
      front{clerk, workers,   throttle, clock, random,   config_in(files.folder),
            {},    {1, 8192}, closer,   {},    {1, 8192}} {
    front.nobody = seal::hash_password("nobody's at all", front.cost).value();
    add_pages(router, front);
}

NewSecrets Pages::add(const std::string& name, Role role, bool must_change) {
    const auto hash = seal::hash_password(kPassword, front.cost).value();
    return add_account(*files.storage, {name, role, hash, must_change}, clock, random).value();
}

std::vector<std::string> Pages::audit() {
    auto raw = store::Database::open(files.folder / "council.db").value();
    return raw
        .attempt([](SQLite::Database& d) {
            std::vector<std::string> out;
            SQLite::Statement q(d, "SELECT action || ': ' || subject FROM audit ORDER BY seq");
            while (q.executeStep()) out.push_back(q.getColumn(0).getString());
            return out;
        })
        .value();
}

std::string form_of(const std::map<std::string, std::string>& fields) {
    std::string out;
    for (const auto& [name, value] : fields) {
        if (!out.empty()) out += '&';
        out += name + '=';
        for (const char c : value) out += '%' + to_hex(view_of(std::string_view(&c, 1)));
    }
    return out;
}

http::Response Browser::get(const std::string& path) {
    http::Request request;
    request.method = "GET";
    request.path = path;
    return send(std::move(request));
}

http::Response Browser::post(const std::string& path, std::map<std::string, std::string> fields) {
    fields.emplace("key", key);
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body = form_of(fields);
    return send(std::move(request));
}

http::Response Browser::post_files(const std::string& path, std::map<std::string, std::string> fields,
                                   const std::map<std::string, http::Upload>& files) {
    fields.emplace("key", key);
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.headers["content-type"] = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW";
    const std::string mark = "------WebKitFormBoundary7MA4YWxkTrZu0gW";
    const auto part = [&](const std::string& head, const std::string& body) {
        request.body +=
            mark + "\r\nContent-Disposition: form-data; name=" + head + "\r\n\r\n" + body + "\r\n";
    };
    for (const auto& [name, value] : fields) part('"' + name + '"', value);
    for (const auto& [name, file] : files)
        part('"' + name + "\"; filename=\"" + file.filename + "\"\r\nContent-Type: " + file.type, file.bytes);
    request.body += mark + "--\r\n";
    return send(std::move(request));
}

http::Response Browser::send(http::Request request) {
    std::string all;
    for (const auto& [name, value] : cookies) all += (all.empty() ? "" : "; ") + name + "=" + value;
    if (!all.empty()) request.headers.emplace("cookie", all);
    request.headers.insert(headers.begin(), headers.end());
    const auto target = http::read_target(request.path);
    if (!target) throw std::runtime_error("no address: " + request.path);
    const auto match = pages.router.find(request.method, target->segments);
    request.params = match.params;
    request.query = target->query;
    if (!match.route) throw std::runtime_error("no such page: " + request.path);
    request.path = target->path;
    if (request.body.size() > match.route->most_body) throw std::runtime_error("too long a form");
    std::promise<http::Response> done;
    match.route->handler(request, http::Responder([&](http::Response r) { done.set_value(std::move(r)); }));
    auto response = done.get_future().get();
    if (const auto set = response.headers.find("Set-Cookie"); set != response.headers.end()) {
        const auto is = set->second.find('='), end = set->second.find(';');
        const auto name = set->second.substr(0, is);
        if (set->second.find("Max-Age=0") != std::string::npos)
            cookies.erase(name);
        else
            cookies[name] = set->second.substr(is + 1, end - is - 1);
    }
    if (const auto at = response.body.find("name=\"key\" value=\""); at != std::string::npos)
        key = response.body.substr(at + 18, 64);
    return response;
}

bool Browser::sign_in(const std::string& name, const NewSecrets& secrets) {
    get("/sign-in");
    if (post("/sign-in", {{"name", name}, {"password", Pages::kPassword}}).status != 303) return false;
    get("/sign-in/code");
    return post("/sign-in/code", {{"code", pages.code_of(secrets)}}).status == 303;
}

bool has(const http::Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
}

}  // namespace pledge::testing
