// Puts answers into a device's outbox without a screen, through the code that the kiosk uses:
//   put_answers DATA      one answer a line on standard input: what was said to each question in the wave's
//                         order ("4 3 0 9 …", numbers as in docs/formats/envelope.md)
// Prints how many were stored. Exit code 1 when one was not.
#include "kiosk/sealed_store.h"
#include "sync/core/system_clock.h"
#include "sync/seal/random.h"

#include <iostream>
#include <sstream>
#include <string>

using namespace pledge;

namespace {

std::optional<Answer> read(const std::string& line, const Wave& wave) {
    Answer answer;
    answer.set = wave.questions.id;
    answer.company = Company::own;
    std::istringstream in(line);
    for (unsigned say = 0; in >> say && say <= static_cast<unsigned>(Say::skipped);)
        answer.points.push_back({static_cast<Say>(say), 0});
    if (!in.eof() || answer.points.size() != wave.questions.questions.size()) return std::nullopt;
    return answer;
}

int refuse(const std::string& why) {
    std::cerr << "put_answers: " << why << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return refuse("name the device's data folder.");
    const shelf::Shelf shelf(argv[1]);
    const auto manifest = shelf.manifest();
    if (!manifest) return refuse(manifest.error().say);
    if (!manifest->wave) return refuse("no wave is open.");
    seal::SystemRandom random;
    const SystemClock clock;
    kiosk::SealedStore store(shelf, random, clock);
    int stored = 0;
    for (std::string line; std::getline(std::cin, line); ++stored) {
        const auto answer = read(line, *manifest->wave);
        if (!answer) return refuse("a line is no answer to this wave's questions.");
        if (const auto put = store.put(*answer, manifest->wave->public_key); !put)
            return refuse(put.error().say);
    }
    std::cout << stored << "\n";
    return 0;
}
