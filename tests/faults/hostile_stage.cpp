#include "tests/faults/hostile_stage.h"

#include "sync/council/opening.h"
#include "sync/council/waves.h"
#include "tests/unit/http/raw_client.h"

#include <stdexcept>

namespace pledge::testing {

Stage::Stage() {
    const auto must = [this](const std::string& words) {
        const auto said = c.command(words);
        if (c.code != 0) throw std::runtime_error(words + ": " + said);
    };
    must("init --council derby --name Derby --passphrase-file @publisher.txt");
    must("pack build " PLEDGE_SOURCE_DIR
         "/assets/packs/derby-2024 --out @derby.pack --passphrase-file @publisher.txt");
    must("pack publish @derby.pack");
    must(
        "wave plan --id now --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
        "--recovery-sheet @now.txt --passphrase-file @wave.txt");
    must(
        "wave plan --id later --set derby-2024 --opens 2027-11-01 --asks-until 2027-12-01 --results 2028-01 "
        "--recovery-sheet @later.txt --passphrase-file @wave.txt");
    c.asked = c.wave_key("now");
    c.start();
    honest = c.enrol("home");
}

HttpRequest Stage::sign(const CouncilDevice& device, std::string body) {
    return device.request(c.random.bytes<16>(), std::move(body));
}

HttpRequest Stage::batch(const CouncilDevice& device, const std::vector<Message>& messages) {
    return sign(device, device.batch(messages, c.asked));
}

HttpRequest Stage::batch_with(const CouncilDevice& device, const std::vector<seal::Envelope>& envelopes) {
    auto body = device.batch({}, c.asked);
    for (std::size_t i = 0; i < envelopes.size(); ++i)
        body.replace(6 + i * seal::kEnvelopeBytes, seal::kEnvelopeBytes, text_of(envelopes[i]));
    return sign(device, std::move(body));
}

Answer Stage::answer() {
    Answer out;
    out.id = c.random.bytes<16>();
    out.set = SetId("derby-2024");
    out.company = Company::own;
    out.points.assign(10, {Say::face_4, 1});
    return out;
}

int Stage::raw(const std::string& bytes) const {
    RawClient client(c.service->port());
    client.send(bytes);
    client.finish();
    const auto answer = client.read_all();
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

std::string Stage::code() {
    const auto text = c.command("enrol-code --profile home");
    return text.substr(0, text.find('\n'));
}

int Stage::enrol(const std::string& code_text, const seal::VerifyKey& key) {
    const auto secret = seal::EnrolCode::read(code_text).value().secret;
    return send({"POST",
                 "/v1/devices",
                 {{"Content-Type", "application/json"}},
                 R"({"code":")" + to_hex(secret) + R"(","device_key":")" + to_base64(key) + "\"}"});
}

std::uint64_t Stage::stored() {
    return c.storage()->envelopes(WaveId("now")).value();
}

std::map<AnswerId, int> Stage::counted() {
    const auto storage = c.storage();
    const auto stored = storage->wave(WaveId("now")).value().value();
    const council::Proof proof{council::Opener::passphrase, "passphrase of the wave"};
    const auto key = council::unlock_wave(*storage, stored.wave, {&proof, 1}).value();
    const auto answers = council::open_answers(*storage, stored.wave, key, 2).value();
    std::map<AnswerId, int> out;
    for (const auto& one : answers.all()) ++out[one.id];
    return out;
}

std::string head_of(const HttpRequest& request, const std::string& heads) {
    std::string out = request.method + " " + request.path + " HTTP/1.1\r\nHost: x\r\n";
    for (const auto& [name, value] : request.headers)
        out.append(name).append(": ").append(value).append("\r\n");
    return out + heads + "\r\n";
}

std::string bytes_of(const HttpRequest& request, const std::string& heads) {
    return head_of(request, heads + "Content-Length: " + std::to_string(request.body.size()) + "\r\n") +
           request.body;
}

}  // namespace pledge::testing
