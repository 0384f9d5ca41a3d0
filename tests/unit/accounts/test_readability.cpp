#include "sync/council/pages/readability.h"
#include "sync/council/pages/word_lists.h"

#include <catch2/catch.hpp>

using namespace pledge::council;

TEST_CASE("a text's grade is what the project's own check of words counts") {
    // figures of tests/readability.py
    const struct {
        const char* text;
        std::size_t words, longest;
        double grade;
    } kTexts[] = {
        {"You did not know who to call at night.", 9, 9, -0.280},
        {"Every child now gets a card with names and numbers. It has day, night and weekend.", 16, 10, 1.543},
        {"We cannot give a date to everyone. A judge or a plan may change it.", 15, 8, 1.495},
        {"There is a free card for the pool and gym. We now also pay the bus.", 16, 10, 0.068},
        {"Following consultation we have commissioned a multidisciplinary service.", 8, 8, 19.980},
        {"Clothes, houses and 12 loved places.", 6, 6, 4.450},
        {"Libraries do not charge you for late or lost books.", 10, 10, 2.470}};
    for (const auto& known : kTexts) {
        CAPTURE(known.text);
        const auto read = readability(known.text);
        CHECK(read.words == known.words);
        CHECK(read.longest == known.longest);
        CHECK(read.grade == Approx(known.grade).margin(0.05));
    }
    CHECK(readability("").words == 0);
    CHECK(readability(" . ! ").sentences == 0);
}

TEST_CASE("words that not every nine-year-old knows are named, once each") {
    CHECK(readability("Your council has libraries. You can use the library and not worry.").hard.empty());
    CHECK(readability("See the nurse’s implementation, the implementation.").hard ==
          std::vector<std::string>{"implementation"});
    CHECK(readability("مرحبا 12 x").hard.empty());
}

TEST_CASE("advice is given where something could be better, and none where it is fine") {
    CHECK(reading_advice(
              "You did not know who to call at night. Every child now gets a card with names and numbers.")
              .empty());
    const auto all = reading_advice(
        "Following consultation we have commissioned a multidisciplinary service which facilitates improved "
        "accessibility for 7 young people in residential provision.");
    REQUIRE(all.size() == 4);
    CHECK(all[0].starts_with("One sentence has 19 words."));
    CHECK(all[1].find("commissioned") != std::string::npos);
    CHECK(all[2].find("-year-olds") != std::string::npos);
    CHECK(all[3].starts_with("A number of people"));
}

TEST_CASE("numbers of people are told from other numbers") {
    for (const char* text :
         {"5 children said so.", "Two young people asked.", "Three of you wrote.", "12 answers."})
        CHECK(counts_people(text));
    for (const char* text :
         {"Done in May 2027.", "People of 16 to 18 get a card.", "It has 5 pages.", "One of the carers."})
        CHECK_FALSE(counts_people(text));
}

TEST_CASE("the languages of kiosks are known, with their direction") {
    bool urdu = false;
    for (const auto& language : kiosk_languages()) {
        CHECK(language.code != "en");
        CHECK_FALSE(language.name.empty());
        CHECK(language.right_to_left == (language.code == "ur"));
        urdu = urdu || language.code == "ur";
    }
    CHECK(urdu);
}
