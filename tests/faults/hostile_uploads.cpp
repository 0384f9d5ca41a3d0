// Every kind of hostile upload against the real server: what it is answered, what is stored of it, and what
// would be counted of it, with an honest kiosk beside it that goes on sending one answer a day.
//   hostile_uploads

#include "tests/faults/hostile_stage.h"

#include <iostream>

#include <spdlog/spdlog.h>

using namespace pledge;
using namespace pledge::testing;

namespace {

class Trial {
  public:
    void run(const std::vector<Kind>& kinds, bool wave_takes) {
        for (const auto& kind : kinds) one(kind, wave_takes);
    }
    void close() {
        stage_.c.command("wave stop --id now --passphrase-file @publisher.txt");
        stage_.c.days_pass(15);
        stage_.c.command("wave close --id now --passphrase-file @wave.txt");
        judge("the wave closes", stage_.c.code, 0);
        judge("its results are there", stage_.c.send({"GET", "/v1/waves/now/results", {}, ""}).status, 200);
    }
    void open() {
        stage_.c.command("wave open --id now --passphrase-file @publisher.txt");
        judge("the wave opens", stage_.c.code, 0);
    }
    int end() {
        std::cout << kinds_ << " kinds of hostile upload: " << wrong_
                  << " taken, stored or counted as they must not; " << stage_.honest_answers.size()
                  << " answers of the honest kiosk beside them, each counted "
                  << (lost_ == 0 ? "once" : "wrongly") << '\n';
        return wrong_ + lost_ == 0 && kinds_ >= 20 ? 0 : 1;
    }

  private:
    template <class T>
    bool judge(const std::string& what, const T& is, const T& should) {
        if (is == should) return true;
        std::cout << "WRONG  " << what << ": " << is << " instead of " << should << '\n';
        ++wrong_;
        return false;
    }

    void honest_day() {
        const auto answer = stage_.answer();
        if (stage_.c.upload(stage_.honest, {answer}) == 200)
            stage_.honest_answers.push_back(answer.id);
        else
            ++lost_;
    }

    void one(const Kind& kind, bool wave_takes) {
        ++kinds_;
        const auto before = stage_.stored();
        const auto status = kind.send(stage_);
        const auto stored = stage_.stored() - before;
        judge(kind.name + ", answered", status, kind.status);
        judge(kind.name + ", stored", stored, kind.stored);
        judge(kind.name + ", the server lives", stage_.c.send({"GET", "/healthz", {}, ""}).status, 200);
        if (wave_takes) honest_day();
        std::size_t of_others = 0;
        auto all = stage_.counted();
        for (const auto& id : stage_.honest_answers) lost_ += all[id] != 1;
        for (const auto& [id, times] : all) of_others += static_cast<std::size_t>(times);
        of_others -= stage_.honest_answers.size();
        judge(kind.name + ", counted", of_others - of_others_, kind.counted);
        of_others_ = of_others;
        std::cout << "answered " << status << ", stored " << stored << ", counted " << kind.counted << ": "
                  << kind.name << std::endl;
        stage_.c.days_pass(1);
    }

    Stage stage_;
    int kinds_ = 0, wrong_ = 0, lost_ = 0;
    std::size_t of_others_ = 0;
};

}  // namespace

int main() {
    spdlog::set_level(spdlog::level::off);
    try {
        Trial trial;
        trial.run(kinds_before_the_wave(), false);
        trial.open();
        trial.run(kinds_on_the_first_day(), true);
        trial.run(kinds_on_the_wire(), true);
        trial.run(kinds_of_batches(), true);
        trial.run(kinds_inside_an_envelope(), true);
        trial.run(kinds_of_enrolment(), true);
        trial.close();
        trial.run(kinds_after_the_close(), false);
        return trial.end();
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
