#include "sync/core/json_reader.h"
#include "sync/seal/signing.h"

namespace pledge::seal {
namespace {

// a pack holds two catalogues for every language, in base64 twice over
constexpr std::size_t kMostBytes = 32U << 20;

std::string signed_text(std::string_view kind, std::string_view payload) {
    std::string out = "pledge/signed/1\n";
    return out.append(kind).append("\n").append(payload);
}

}  // namespace

std::string write_signed(std::string_view kind, std::string_view payload, const SigningKey& publisher) {
    const auto signature = publisher.sign(view_of(signed_text(kind, payload)));
    const Json out = {{"format", "pledge-signed/1"},
                      {"kind", kind},
                      {"payload", to_base64(view_of(payload))},
                      {"signature", to_base64(signature)}};
    return out.dump();
}

Result<std::string> read_signed(std::string_view file, std::string_view kind, const VerifyKey& publisher) {
    JsonReader in("the signed " + std::string(kind), file, kMostBytes);
    in.only(in.root(), {"format", "kind", "payload", "signature"});
    const auto format = in.text(in.root(), "format", 40);
    if (format != "pledge-signed/1") in.fail("is of an unknown format");
    const auto is = in.text(in.root(), "kind", 40);
    const auto payload = from_base64(in.text(in.root(), "payload", kMostBytes));
    const auto signature = from_base64<64>(in.text(in.root(), "signature", 100));
    if (!payload) in.fail("has a payload that is no base64");
    if (!signature) in.fail("has a signature of the wrong length");
    if (in.problem()) return *in.problem();

    if (is != kind)
        return Error{Code::denied, "A signed file is not of the kind \"" + std::string(kind) +
                                       "\"; ask the council to publish it again."};
    std::string text(text_of(*payload));
    if (!verify(view_of(signed_text(kind, text)), *signature, publisher))
        return Error{Code::denied,
                     "The " + std::string(kind) +
                         " is not signed by this device's council; nothing of it is used, ask the "
                         "council's officer why."};
    return text;
}

}  // namespace pledge::seal
