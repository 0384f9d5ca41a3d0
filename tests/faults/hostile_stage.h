#pragma once

#include "tests/unit/council/running_council.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pledge::testing {

// The real server with an open wave, an honest kiosk, and everything that somebody hostile needs.
class Stage {
  public:
    Stage();

    CouncilDevice intruder() { return c.enrol("home"); }  // a fresh device, as if its key had been stolen
    // A whole batch of this device under a fresh id, with these messages in it.
    HttpRequest batch(const CouncilDevice& device, const std::vector<Message>& messages = {});
    // The same with these envelopes instead of its first ones.
    HttpRequest batch_with(const CouncilDevice& device, const std::vector<seal::Envelope>& envelopes);
    HttpRequest sign(const CouncilDevice& device, std::string body);
    Answer answer();  // a good one, of its own id

    int send(const HttpRequest& request) { return c.send(request).status; }
    // Exactly these bytes; the status of the first answer, 0 if there was none.
    int raw(const std::string& bytes) const;
    int enrol(const std::string& code_text, const seal::VerifyKey& key);
    std::string code();  // a new one, as the officer sees it

    std::uint64_t stored();
    // What would be counted if the wave were closed now: each answer's id, how often.
    std::map<AnswerId, int> counted();

    RunningCouncil c;
    CouncilDevice honest;
    std::vector<AnswerId> honest_answers;
};

// A request as bytes; `heads` are further lines of its head, each with its end.
std::string bytes_of(const HttpRequest& request, const std::string& heads = "");
std::string head_of(const HttpRequest& request, const std::string& heads);  // without a length

// One way to harm: what it must be answered, and how many envelopes and answers may come of it.
struct Kind {
    std::string name;
    int status;
    std::uint64_t stored;
    std::size_t counted;
    std::function<int(Stage&)> send;
};
std::vector<Kind> kinds_before_the_wave();
std::vector<Kind> kinds_on_the_first_day();
std::vector<Kind> kinds_on_the_wire();
std::vector<Kind> kinds_of_batches();
std::vector<Kind> kinds_inside_an_envelope();
std::vector<Kind> kinds_of_enrolment();
std::vector<Kind> kinds_after_the_close();

}  // namespace pledge::testing
