#include "sync/http/client.h"

#include "sync/http/message.h"

#include <algorithm>
#include <cctype>
#include <mutex>
#include <optional>

#include <curl/curl.h>

namespace pledge::http {
namespace {

constexpr std::size_t kMostHeaderBytes = std::size_t{64} << 10;

struct UrlFree {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct EasyFree {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Url = std::unique_ptr<CURLU, UrlFree>;
using Easy = std::unique_ptr<CURL, EasyFree>;
using List = std::unique_ptr<curl_slist, ListFree>;

void start_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

// One part of a URL; empty where it has none.
std::string part(const Url& url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK) return {};
    std::string out(text);
    curl_free(text);
    return out;
}

bool is_loopback(const std::string& host) {
    if (host == "localhost" || host == "[::1]") return true;
    const bool numeric =
        std::all_of(host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return numeric && host.rfind("127.", 0) == 0;
}

Error no_url(const std::string& why) {
    return {Code::bad_usage, "The server's address " + why + "; write it like https://pledge.example.org."};
}

// The reply as it arrives, with its limits.
struct Incoming {
    HttpReply reply;
    std::size_t most_body = 0, header_bytes = 0;
    bool too_large = false;
};

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
    auto& in = *static_cast<Incoming*>(user);
    const std::size_t bytes = size * count;
    if (in.reply.body.size() + bytes > in.most_body) {
        in.too_large = true;
        return 0;
    }
    in.reply.body.append(data, bytes);
    return bytes;
}

std::string_view without_space(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user) {
    auto& in = *static_cast<Incoming*>(user);
    const std::string_view line(data, size * count);
    in.header_bytes += line.size();
    if (in.header_bytes > kMostHeaderBytes) {
        in.too_large = true;
        return 0;
    }
    if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        in.reply.headers[lower_case(line.substr(0, colon))] = without_space(line.substr(colon + 1));
    }
    return line.size();
}

class CurlTransport final : public Transport {
  public:
    CurlTransport(std::string base_url, ClientOptions options)
        : base_(std::move(base_url)), options_(std::move(options)) {
        start_curl();
        if (auto fine = check_base_url(base_); !fine) refused_ = fine.error();
        while (!base_.empty() && base_.back() == '/') base_.pop_back();
        easy_.reset(curl_easy_init());
    }

    Result<HttpReply> send(const HttpRequest& request) override {
        if (refused_) return *refused_;
        if (!easy_) return Error{Code::failed, "The network library did not start; restart the program."};
        if (request.path.empty() || request.path.front() != '/')
            return Error{Code::bad_usage, "A request's path must start with \"/\"; mend the caller."};
        Incoming in;
        in.most_body = options_.most_body;
        curl_easy_reset(easy_.get());  // keeps the connection
        set_safety();
        const auto headers = set_request(request);
        char detail[CURL_ERROR_SIZE] = "";
        set(CURLOPT_ERRORBUFFER, &detail[0]);
        set(CURLOPT_WRITEFUNCTION, &on_body);
        set(CURLOPT_WRITEDATA, &in);
        set(CURLOPT_HEADERFUNCTION, &on_header);
        set(CURLOPT_HEADERDATA, &in);
        const auto code = curl_easy_perform(easy_.get());
        set(CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
        if (code != CURLE_OK) return why(code, in);
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        in.reply.status = static_cast<int>(status);
        return std::move(in.reply);
    }

  private:
    template <class T>
    void set(CURLoption option, T value) {
        curl_easy_setopt(easy_.get(), option, value);
    }

    void set_safety() {
        const bool tls = base_.rfind("https://", 0) == 0;
        set(CURLOPT_PROTOCOLS_STR, tls ? "https" : "http");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!options_.ca_file.empty()) set(CURLOPT_CAINFO, options_.ca_file.c_str());
        if (!tls) set(CURLOPT_NOPROXY, "*");  // what must stay on this machine asks no proxy
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_timeout.count()));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options_.most_body));
        set(CURLOPT_USERAGENT, "pledge");
    }

    List set_request(const HttpRequest& request) {
        set(CURLOPT_URL, (base_ + request.path).c_str());
        set(CURLOPT_PATH_AS_IS, 1L);
        const bool has_body = !request.body.empty() || request.method == "POST" || request.method == "PUT";
        if (has_body) {
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            set(CURLOPT_POSTFIELDS, request.body.data());
        } else if (request.method == "HEAD") {
            set(CURLOPT_NOBODY, 1L);
        }
        if (request.method != "GET" && request.method != "HEAD")
            set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        List headers;
        const auto add = [&](const std::string& line) {
            auto* grown = curl_slist_append(headers.get(), line.c_str());
            if (grown) {
                static_cast<void>(headers.release());
                headers.reset(grown);
            }
        };
        add("Expect:");
        for (const auto& [name, value] : request.headers) add(name + ": " + value);
        set(CURLOPT_HTTPHEADER, headers.get());
        return headers;
    }

    Error why(CURLcode code, const Incoming& in) const {
        if (in.too_large || code == CURLE_FILESIZE_EXCEEDED)
            return {Code::too_large,
                    "The server's reply is larger than expected; ask the council's IT what answers there."};
        if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
            return {Code::denied, "The server's certificate does not fit its address (" +
                                      std::string(curl_easy_strerror(code)) +
                                      "); check the address or ask the council's IT."};
        return {Code::unavailable, "The server did not answer (" + std::string(curl_easy_strerror(code)) +
                                       "); check the connection and the address, then try again."};
    }

    std::string base_;
    ClientOptions options_;
    std::optional<Error> refused_;
    Easy easy_;
};

}  // namespace

Status check_base_url(const std::string& base_url) {
    start_curl();
    const Url url(curl_url());
    // curl forgives more: it reads up to a NUL, and takes "HTTPS:/a" for the same as "https://a"
    const bool odd =
        std::any_of(base_url.begin(), base_url.end(), [](unsigned char c) { return c <= ' ' || c == 127; });
    if (odd || !url || curl_url_set(url.get(), CURLUPART_URL, base_url.c_str(), 0) != CURLUE_OK)
        return no_url("is no web address");
    const auto scheme = part(url, CURLUPART_SCHEME);
    if (!base_url.starts_with(scheme + "://") || (scheme != "https" && scheme != "http"))
        return no_url("does not start with https://");
    if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty())
        return no_url("holds a user name or password");
    if (base_url.find_first_of("?#") != std::string::npos) return no_url("holds more than a place");
    if (scheme == "http" && !is_loopback(part(url, CURLUPART_HOST)))
        return no_url("is not encrypted (plain http:// is for this machine alone)");
    return {};
}

std::unique_ptr<Transport> make_curl_transport(std::string base_url, ClientOptions options) {
    return std::make_unique<CurlTransport>(std::move(base_url), std::move(options));
}

}  // namespace pledge::http
