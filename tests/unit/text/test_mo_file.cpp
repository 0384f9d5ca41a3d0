#include "sync/text/mo_file.h"
#include "tests/unit/text/shared.h"

#include <cstring>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

std::string whole() {
    return slurp(std::string(TEXT_TEST_DIR) + "/three-forms.mo");
}

std::uint32_t number(const std::string& mo, std::size_t at) {
    std::uint32_t n = 0;
    std::memcpy(&n, mo.data() + at, 4);
    return n;
}

std::string with(std::string mo, std::size_t at, std::uint32_t n) {
    std::memcpy(mo.data() + at, &n, 4);
    return mo;
}

std::string with_rule(const std::string& rule) {
    auto mo = whole();
    const auto at = mo.find("plural=") + 7;
    const auto end = mo.find(';', at);
    REQUIRE(rule.size() <= end - at);
    return mo.replace(at, end - at, rule + std::string(end - at - rule.size(), ' '));
}

std::string said(const std::string& mo) {
    const auto got = check_mo(view_of(mo), "x.mo");
    return got ? "fine" : got.error().say;
}

}  // namespace

TEST_CASE("what msgfmt writes is fine") {
    CHECK(said(whole()) == "fine");
    for (const char* name :
         {"/ur/kiosk.mo", "/ur/kiosk.reviewed.mo", "/ur/derby-2024.mo", "/ur/derby-2024.reviewed.mo"})
        CHECK(said(slurp(kLocales + name)) == "fine");
}

TEST_CASE("every field that could lead a reader astray is checked") {
    const auto mo = whole();
    const auto size = static_cast<std::uint32_t>(mo.size());
    const auto keys = number(mo, 12), values = number(mo, 16), hash = number(mo, 24);
    struct Case {
        std::size_t at;
        std::uint32_t n;
        const char* says;
    };
    const Case cases[] = {
        {0, 0xde120495, "byte order"},
        {4, 0x00020000, "unknown version"},
        {8, 0, "tables outside"},
        {8, 0xffffffff, "tables outside"},
        {12, size - 8, "tables outside"},
        {12, keys + 1, "tables outside"},
        {16, 0xfffffff8, "tables outside"},
        {20, 0, "no usable hash table"},
        {20, 2, "no usable hash table"},
        {20, 0x40000000, "no usable hash table"},
        {24, size, "no usable hash table"},
        {hash, 0xffffffff, "points nowhere"},
        {keys + 8, size, "lies outside"},
        {keys + 12, size, "lies outside"},
        {keys + 12, 0xfffffff0, "lies outside"},
        {values + 8, 0xffffffff, "lies outside"},
        {values + 12, size - 2, "lies outside"},
        {keys, 1, "lies outside"},  // the header's key no longer ends where it says
    };
    for (const auto& c : cases) {
        INFO("byte " << c.at << " = " << c.n);
        CHECK(said(with(mo, c.at, c.n)).find(c.says) != std::string::npos);
    }
    for (std::size_t length = 0; length < mo.size(); length += 7) CHECK(said(mo.substr(0, length)) != "fine");
}

TEST_CASE("texts and header must be UTF-8") {
    auto mo = whole();
    mo[mo.find("Zamknij")] = '\xff';
    CHECK(said(mo).find("not UTF-8") != std::string::npos);
    mo = whole();
    mo.replace(mo.find("charset=UTF-8"), 13, "charset=UTF-7");
    CHECK(said(mo).find("is not in UTF-8") != std::string::npos);
    mo = whole();
    mo.replace(mo.find("Language-Team"), 8, "charset=");
    CHECK(said(mo).find("is not in UTF-8") != std::string::npos);
}

TEST_CASE("a plural rule is numbers, n and comparisons, and never divides by zero") {
    for (const char* fine : {"0", "n!=1", "(n != 1)", "n%10==1 && n%100!=11 ? 0 : 1", "n>1", "!(n==1)"})
        CHECK(said(with_rule(fine)) == "fine");
    for (const char* bad : {"n/0", "n%0", "n% 0", "n%n", "n%(1)", "n-1", "1<<31", "n>>1", "~n", "n*n", "x",
                            "((n)", "n)(", "!!n", "n==99999999", "(((((((((((n)))))))))))"}) {
        INFO(bad);
        CHECK(said(with_rule(bad)).find("plural rule") != std::string::npos);
    }
}
