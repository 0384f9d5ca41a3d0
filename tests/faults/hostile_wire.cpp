// Who sends, and how it lies on the wire.
#include "tests/faults/hostile_stage.h"

#include <sstream>

namespace pledge::testing {
namespace {

int with_header(Stage& s, const char* name, const std::string& value) {
    auto request = s.batch(s.intruder());
    request.headers[name] = value;
    return s.raw(bytes_of(request));
}

int without_header(Stage& s, const char* name) {
    auto request = s.batch(s.intruder());
    request.headers.erase(name);
    return s.raw(bytes_of(request));
}

int twice(Stage& s, const char* name) {
    const auto request = s.batch(s.intruder());
    return s.raw(bytes_of(request, std::string(name) + ": " + request.headers.at(name) + "\r\n"));
}

int with_lines(Stage& s, const std::string& lines) {
    const auto request = s.batch(s.intruder());
    return s.raw(head_of(request, lines) + request.body);
}

// s + L in place of s: the same point, so a careless check takes it as a second signature of the same bytes.
int malleable(Stage& s) {
    auto request = s.batch(s.intruder());
    auto signature = from_base64<64>(request.headers.at("Pledge-Signature")).value();
    const auto order =
        from_hex<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").value();
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += 0U + signature[32 + i] + order[i];
        signature[32 + i] = static_cast<std::uint8_t>(carry & 0xff);
        carry >>= 8;
    }
    request.headers["Pledge-Signature"] = to_base64(signature);
    return s.send(request);
}

std::string chunked(const std::string& body, std::size_t said) {
    std::ostringstream out;
    out << std::hex << said << "\r\n" << body << "\r\n0\r\n\r\n";
    return out.str();
}

std::vector<Kind> kinds_of_senders() {
    return {
        {"a device that nobody let in", 401, 0, 0, [](Stage& s) { return s.send(s.batch(CouncilDevice{})); }},
        {"a known device's name, a stranger's key", 401, 0, 0,
         [](Stage& s) {
             CouncilDevice thief;
             thief.id = s.honest.id;
             return s.send(s.batch(thief));
         }},
        {"a known device's name, another known device's key", 401, 0, 0,
         [](Stage& s) {
             auto other = s.intruder();
             other.id = s.honest.id;
             return s.send(s.batch(other));
         }},
        {"a device that was signed off", 403, 0, 0,
         [](Stage& s) {
             const auto gone = s.intruder();
             s.c.command("device revoke " + to_hex(gone.id));
             return s.send(s.batch(gone));
         }},
        {"a signature of zeros", 401, 0, 0,
         [](Stage& s) { return with_header(s, "Pledge-Signature", to_base64(seal::Signature{})); }},
        {"the same signature in another form (s + L)", 401, 0, 0, malleable},
        {"a signature over another path", 401, 0, 0,
         [](Stage& s) {
             const auto d = s.intruder();
             const auto body = d.batch({}, s.c.asked);
             const auto id = s.c.random.bytes<16>();
             auto request = d.request(id, body);
             request.headers["Pledge-Signature"] =
                 to_base64(seal::sign_request(d.key, "POST", "/v1/devices", view_of(body), id));
             return s.send(request);
         }},
        {"a signature over another method", 401, 0, 0,
         [](Stage& s) {
             const auto d = s.intruder();
             const auto body = d.batch({}, s.c.asked);
             const auto id = s.c.random.bytes<16>();
             auto request = d.request(id, body);
             request.headers["Pledge-Signature"] =
                 to_base64(seal::sign_request(d.key, "PUT", "/v1/batches", view_of(body), id));
             return s.send(request);
         }},
        {"a signature over another body: one bit turned on its way", 401, 0, 0,
         [](Stage& s) {
             auto request = s.batch(s.intruder());
             request.body[500] = static_cast<char>(request.body[500] ^ 1);
             return s.send(request);
         }},
        {"a signature over another batch id", 401, 0, 0,
         [](Stage& s) { return with_header(s, "Pledge-Batch", to_hex(s.c.random.bytes<16>())); }},
        {"the path spelt in another way", 401, 0, 0,
         [](Stage& s) {
             auto request = s.batch(s.intruder());
             request.path = "/v1/%62atches";
             return s.raw(bytes_of(request));
         }},
        {"the right batch by the wrong method", 405, 0, 0,
         [](Stage& s) {
             auto request = s.batch(s.intruder());
             request.method = "PUT";
             return s.raw(bytes_of(request));
         }},
    };
}

std::vector<Kind> kinds_of_headers() {
    return {
        {"no device named", 400, 0, 0, [](Stage& s) { return without_header(s, "Pledge-Device"); }},
        {"no batch named", 400, 0, 0, [](Stage& s) { return without_header(s, "Pledge-Batch"); }},
        {"no signature", 400, 0, 0, [](Stage& s) { return without_header(s, "Pledge-Signature"); }},
        {"the device named twice", 400, 0, 0, [](Stage& s) { return twice(s, "Pledge-Device"); }},
        {"the batch named twice", 400, 0, 0, [](Stage& s) { return twice(s, "Pledge-Batch"); }},
        {"two signatures", 400, 0, 0, [](Stage& s) { return twice(s, "Pledge-Signature"); }},
        {"a head of a hundred thousand letters", 431, 0, 0,
         [](Stage& s) { return with_header(s, "X-Long", std::string(100'000, 'a')); }},
        {"ten thousand headers", 431, 0, 0,
         [](Stage& s) {
             std::string lines;
             for (int i = 0; i < 10'000; ++i) lines += "A: b\r\n";
             return with_lines(s, lines);
         }},
        {"a device name with a zero byte in it", 400, 0, 0,
         [](Stage& s) {
             auto request = s.batch(s.intruder());
             request.headers["Pledge-Device"][7] = '\0';
             return s.raw(bytes_of(request));
         }},
    };
}

std::vector<Kind> kinds_of_lengths() {
    return {
        {"a good batch in chunks", 200, 12, 0,
         [](Stage& s) {
             const auto request = s.batch(s.intruder());
             return s.raw(head_of(request, "Transfer-Encoding: chunked\r\n") +
                          chunked(request.body, request.body.size()));
         }},
        {"a chunk that is shorter than it says", 0, 0, 0,
         [](Stage& s) {
             const auto request = s.batch(s.intruder());
             return s.raw(head_of(request, "Transfer-Encoding: chunked\r\n") +
                          chunked(request.body, request.body.size() + 1000));
         }},
        {"a chunk that is longer than it says", 400, 0, 0,
         [](Stage& s) {
             const auto request = s.batch(s.intruder());
             return s.raw(head_of(request, "Transfer-Encoding: chunked\r\n") + chunked(request.body, 1000));
         }},
        {"a chunk of a size that no memory holds", 413, 0, 0,
         [](Stage& s) { return with_lines(s, "Transfer-Encoding: chunked\r\n\r\nffffffffffffff"); }},
        {"a length and chunks together (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length: 12870\r\nTransfer-Encoding: chunked\r\n"); }},
        {"two lengths that differ (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length: 12870\r\nContent-Length: 0\r\n"); }},
        {"a length behind a broken name (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length : 12870\r\n"); }},
        {"two lengths in one line that differ (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length: 12870, 0\r\n"); }},
        {"a length with a sign (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length: +12870\r\n"); }},
        {"an encoding that is nearly chunks, beside a length (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Transfer-Encoding: xchunked\r\nContent-Length: 12870\r\n"); }},
        {"chunks inside another encoding (smuggling)", 400, 0, 0,
         [](Stage& s) { return with_lines(s, "Transfer-Encoding: gzip, chunked\r\n"); }},
        {"an encoding said twice (smuggling)", 400, 0, 0,
         [](Stage& s) {
             return with_lines(s, "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n");
         }},
        {"a second upload inside the first one's body", 401, 0, 0,
         [](Stage& s) {
             auto request = s.batch(s.intruder());
             request.body = bytes_of(s.batch(s.intruder()));
             return s.raw(bytes_of(request));
         }},
        {"a length that is too long, then silence", 0, 0, 0,
         [](Stage& s) {
             const auto request = s.batch(s.intruder());
             return s.raw(head_of(request, "Content-Length: 20000\r\n") + request.body);
         }},
        {"a length that is too short", 401, 0, 0,
         [](Stage& s) {
             const auto request = s.batch(s.intruder());
             return s.raw(head_of(request, "Content-Length: 6000\r\n") + request.body);
         }},
        {"no length at all", 401, 0, 0, [](Stage& s) { return with_lines(s, ""); }},
        {"a body larger than any batch", 413, 0, 0,
         [](Stage& s) { return with_lines(s, "Content-Length: 1000000000\r\n"); }},
    };
}

}  // namespace

std::vector<Kind> kinds_on_the_wire() {
    auto out = kinds_of_senders();
    for (auto& kind : kinds_of_headers()) out.push_back(std::move(kind));
    for (auto& kind : kinds_of_lengths()) out.push_back(std::move(kind));
    return out;
}

}  // namespace pledge::testing
