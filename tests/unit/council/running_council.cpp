#include "tests/unit/council/running_council.h"

#include "sync/core/json_reader.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"

#include <sstream>
#include <stdexcept>

namespace pledge::testing {

RunningCouncil::RunningCouncil() {
    write_all(folder / "publisher.txt", "publisher passphrase\n");
    write_all(folder / "wave.txt", "passphrase of the wave\n");
}

std::string RunningCouncil::command(const std::string& words) {
    std::vector<std::string> arguments = {"pledge-council"};
    std::istringstream in(words);
    for (std::string word; in >> word;) {
        if (word.rfind("@", 0) == 0) word = folder / word.substr(1);  // a file of this council's
        arguments.push_back(word);
    }
    arguments.insert(arguments.end(), {"--config", folder / "council.toml", "--log-level", "error"});
    std::vector<const char*> argv;
    for (const auto& argument : arguments) argv.push_back(argument.c_str());
    std::ostringstream out;
    code = council::run(static_cast<int>(argv.size()), argv.data(), {"", "", clock, random, out, {1, 8192}});
    return out.str();
}

std::unique_ptr<council::Storage> RunningCouncil::storage() {
    auto opened = council::SqliteStorage::open(folder / "council.db", store::Missing::refuse, random);
    if (!opened) throw std::runtime_error(opened.error().say);
    return std::move(*opened);
}

void RunningCouncil::start() {
    transport.reset();
    service.reset();
    const auto config = council::load_config(folder / "council.toml").value();
    const auto publisher = council::load_publisher(config).value();
    service = std::make_unique<council::Service>(config, publisher, storage(), clock, random,
                                                 http::ServerOptions{});
    if (const auto started = service->start(); !started) throw std::runtime_error(started.error().say);
    transport = http::make_curl_transport("http://127.0.0.1:" + std::to_string(service->port()));
}

HttpReply RunningCouncil::send(const HttpRequest& request) {
    auto reply = transport->send(request);
    if (!reply) throw std::runtime_error(reply.error().say);
    return std::move(*reply);
}

CouncilDevice RunningCouncil::enrol(const std::string& profile) {
    const auto text = command("enrol-code --profile " + profile);
    const auto typed = seal::EnrolCode::read(text.substr(0, text.find('\n'))).value();
    CouncilDevice device;
    const Json body = {{"code", to_hex(typed.secret)}, {"device_key", to_base64(device.key.verify_key)}};
    const auto reply = send({"POST", "/v1/devices", {{"Content-Type", "application/json"}}, body.dump()});
    if (reply.status != 201) throw std::runtime_error(reply.body);
    const auto json = Json::parse(reply.body);
    device.id = from_hex<16>(json["device"].get<std::string>()).value();
    device.slots = json["slots"];
    return device;
}

int RunningCouncil::upload(const CouncilDevice& device, const std::vector<Answer>& answers) {
    std::vector<Message> messages;
    for (const auto& answer : answers) messages.push_back(encode(answer));
    return upload_messages(device, messages);
}

int RunningCouncil::upload_messages(const CouncilDevice& device, const std::vector<Message>& messages) {
    return send(device.request(random.bytes<16>(), device.batch(messages, asked))).status;
}

seal::PublicKey RunningCouncil::wave_key(const std::string& wave) {
    return storage()->wave(WaveId(wave)).value().value().wave.public_key;
}

void RunningCouncil::days_pass(int days) {
    for (int i = 0; i < days; ++i) {
        clock.pass(std::chrono::hours(24));
        if (const auto kept = service->keep_house_now(); !kept) throw std::runtime_error(kept.error().say);
    }
}

}  // namespace pledge::testing
