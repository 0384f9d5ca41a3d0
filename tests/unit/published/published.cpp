#include "tests/unit/published/published.h"

#include <stdexcept>

namespace pledge::testing {

using namespace council;

Published::Published(Role role) {
    const auto secrets = pages.add("amira", role);
    if (!browser.sign_in("amira", secrets)) throw std::runtime_error("not signed in");
}

void Published::publish(const results::Release& release) {
    StoredWave wave;
    wave.wave = some_wave(release.wave.text.c_str());
    wave.wave.questions.id = release.set;
    wave.wave.columns = release.columns;
    wave.wave.breakdown = release.breakdown;
    wave.state = WaveState::published;
    wave.opened = release.asked_from;
    wave.stopped = release.asked_until;
    wave.closed = release.closed;
    if (!pages.files.storage->add_wave(wave) ||
        !pages.files.storage->put_release(release.wave, results::write_release(release), {}))
        throw std::runtime_error("not published");
}

std::string Published::get(const std::string& path, int status) {
    const auto response = browser.get(path);
    if (response.status != status)
        throw std::runtime_error(path + " answers " + std::to_string(response.status));
    return response.body;
}

results::Release another_wave(const char* id, const char* first_day, const gate::CountRow& faces) {
    auto release = some_release();
    release.wave = WaveId(id);
    release.columns = faces.size() == 3 ? Columns::three : Columns::four;
    release.breakdown = {};
    release.asked_from = release.asked_until = release.closed = day(first_day);
    release.company.reset();
    gate::PointCounts counts;
    counts.faces.columns = faces.size();
    counts.faces.groups = {faces};
    release.points.resize(1);
    release.points[0].chips.clear();
    release.points[0].sessions.reset();
    release.points[0].published = gate::publish(counts).value();
    return release;
}

}  // namespace pledge::testing
