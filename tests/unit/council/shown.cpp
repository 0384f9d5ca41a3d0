#include "tests/unit/council/shown.h"

#include "tests/support/csv.h"
#include "tests/support/html_tables.h"
#include "tests/support/xlsx.h"

#include <catch2/catch.hpp>

namespace pledge::testing {
namespace {

using nlohmann::json;

const std::string kHidden = "Not enough answers to show safely";
const std::vector<std::string> kOthers = {"not-sure", "not-for-me", "dont-understand", "skipped"};
const std::vector<std::string> kSessions = {"faces-1-2", "face-3", "faces-4-5", "not-sure"};
const std::map<std::string, std::string> kGroups = {
    {"Everyone", "everyone"}, {"Under 11", "under-11"}, {"11 to 15", "11-15"}, {"16 or over", "16-up"}};

std::string cell_text(const json& cell) {
    return cell.is_null() ? "" : cell.is_string() ? cell.get<std::string>() : cell.dump();
}

void put_row(Shown& shown, const Place& row, const json& cells, const std::vector<std::string>& columns) {
    if (cells.is_null()) return put(shown, row, "");
    REQUIRE(cells.size() == columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        put(shown, {row[0], row[1], row[2], columns[i]}, cell_text(cells[i]));
}

// What a wave asked, as the readers of words need it.
struct Asked {
    explicit Asked(const std::string& text) : root(json::parse(text)) {
        columns = root["wave"]["columns"].get<std::vector<std::string>>();
        for (const auto& point : root["points"]) {
            REQUIRE(ids.emplace(point["promise"], point["id"]).second);
            numbered[std::to_string(point["number"].get<int>()) + ". " +
                     point["promise"].get<std::string>()] = point["id"];
            for (const auto& reason : point["reasons"]) reasons[point["id"]][reason["text"]] = reason["id"];
            if (point["faces"]["council"].is_null()) hidden.push_back(point["id"]);
        }
    }
    bool is_hidden(const std::string& id) const {
        return std::find(hidden.begin(), hidden.end(), id) != hidden.end();
    }

    json root;
    std::vector<std::string> columns, hidden;
    std::map<std::string, std::string> ids, numbered;  // promise, "1. promise" → id
    std::map<std::string, std::map<std::string, std::string>> reasons;
};

std::vector<std::string> tail(const std::vector<std::string>& row, std::size_t from) {
    return {row.begin() + static_cast<std::ptrdiff_t>(from), row.end()};
}

std::vector<std::vector<std::string>> tail_rows(const HtmlTable& table) {
    return {table.rows.begin() + 1, table.rows.end()};
}

// Groups as rows; "Everyone" is among them and is put by `everyone`.
void put_groups(Shown& shown, const Asked& asked, const std::string& id, const std::string& html,
                bool everyone) {
    const auto tables = tables_in(html);
    if (tables.empty()) {
        REQUIRE(html.find(kHidden) != std::string::npos);
        return;
    }
    REQUIRE(tables.size() == 1);
    for (const auto& row : tail_rows(tables[0])) {
        const auto& group = kGroups.at(row.at(0));
        if (group == "everyone" && !everyone) {
            // twice on the page: the same cells
            Shown again;
            put_texts(again, {"faces", id, group, ""}, tail(row, 1), asked.columns);
            for (const auto& [place, text] : again) CHECK(shown.at(place) == text);
            continue;
        }
        put_texts(shown, {"faces", id, group, ""}, tail(row, 1), asked.columns);
    }
}

// "Everyone" as answers below each other.
void put_answers(Shown& shown, const Asked& asked, const std::string& id, const std::string& html) {
    const auto tables = tables_in(html);
    if (tables.empty()) {
        REQUIRE(html.find(kHidden) != std::string::npos);
        return put(shown, {"faces", id, "everyone", ""}, "");
    }
    REQUIRE(tables.size() == 1);
    std::vector<std::string> texts;
    for (const auto& row : tail_rows(tables[0])) texts.push_back(row.at(1));
    put_texts(shown, {"faces", id, "everyone", ""}, texts, asked.columns);
}

}  // namespace

void put(Shown& shown, Place place, std::string text) {
    INFO(place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3]);
    REQUIRE(shown.emplace(std::move(place), std::move(text)).second);
}

void put_texts(Shown& shown, const Place& row, const std::vector<std::string>& texts,
               const std::vector<std::string>& columns) {
    INFO(row[0] << ' ' << row[1] << ' ' << row[2]);
    REQUIRE_FALSE(texts.empty());
    if (texts[0] == kHidden) {
        for (std::size_t i = 1; i < texts.size(); ++i) CHECK(texts[i].empty());
        return put(shown, row, "");
    }
    REQUIRE(texts.size() == columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        put(shown, {row[0], row[1], row[2], columns[i]}, texts[i]);
}

Shown from_json(const std::string& body) {
    const auto root = json::parse(body);
    const auto columns = root["wave"]["columns"].get<std::vector<std::string>>();
    const auto names = root["wave"]["breakdown"]["groups"].get<std::vector<std::string>>();
    Shown shown;
    for (const auto& point : root["points"]) {
        const auto id = point["id"].get<std::string>();
        const auto& faces = point["faces"];
        put_row(shown, {"faces", id, "everyone", ""}, faces["council"], columns);
        for (std::size_t g = 0; g < names.size() && !faces["council"].is_null(); ++g)
            put_row(shown, {"faces", id, names[g], ""}, faces["groups"].empty() ? json() : faces["groups"][g],
                    columns);
        put_row(shown, {"others", id, "everyone", ""}, point["others"],
                {"not-sure", "not-for-me", "dont-understand", "skipped"});
        for (const auto& reason : point["reasons"])
            put(shown, {"reasons", id, "everyone", reason["id"].get<std::string>()},
                cell_text(reason["shown"]));
        if (point.contains("sessions")) {
            REQUIRE_FALSE(point["sessions"].is_null());
            put_row(shown, {"sessions", id, "everyone", ""}, point["sessions"], kSessions);
        }
    }
    const auto& company = root["company"];
    if (company.is_null()) {
        put(shown, {"company", "", "everyone", ""}, "");
    } else {
        put(shown, {"company", "", "everyone", "own"}, cell_text(company["own"]));
        put(shown, {"company", "", "everyone", "with-someone"}, cell_text(company["with_someone"]));
    }
    return shown;
}

Shown from_csv(const std::string& csv) {
    const std::map<std::string, std::string> ids = {{"Faces", "faces"},
                                                    {"Other answers", "others"},
                                                    {"In live sessions", "sessions"},
                                                    {"Reasons", "reasons"},
                                                    {"On their own or with someone", "company"},
                                                    {"Everyone", "everyone"},
                                                    {"Under 11", "under-11"},
                                                    {"11 to 15", "11-15"},
                                                    {"16 or over", "16-up"}};
    Shown shown;
    auto lines = parse_csv(csv);
    lines.erase(lines.begin());
    for (const auto& line : lines)
        put(shown, {ids.at(line.at(1)), line.at(3), ids.at(line.at(6)), line.at(7)},
            line.at(9) == "Not enough answers to show safely" ? "" : line.at(9));
    return shown;
}

Shown from_xlsx(const std::string& bytes, const std::string& text) {
    const Asked asked(text);
    const auto book = read_xlsx(bytes);
    Shown shown;
    constexpr int kFirst = 4;  // lines of the tables begin here
    const auto each = [&](const std::string& sheet, std::size_t words, std::size_t columns, const auto& see) {
        for (int row = kFirst; !book.text(sheet, row, 0).empty(); ++row) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < 1 + words + columns; ++i)
                cells.push_back(book.text(sheet, row, static_cast<int>(i)));
            see(cells, tail(cells, 1 + words));
        }
    };
    using Row = std::vector<std::string>;
    const auto wide = asked.columns.size();
    each("Results", 2, wide, [&](const Row& row, const Row& cells) {
        put_texts(shown, {"faces", asked.ids.at(row[1]), "everyone", ""}, cells, asked.columns);
    });
    each("Breakdown", 2, wide, [&](const Row& row, const Row& cells) {
        const auto id = asked.ids.at(row[2]);
        if (asked.is_hidden(id))
            CHECK(cells[0] == kHidden);
        else
            put_texts(shown, {"faces", id, kGroups.at(row[1]), ""}, cells, asked.columns);
    });
    each("Reasons", 2, 1, [&](const Row& row, const Row& cells) {
        const auto id = asked.ids.at(row[1]);
        put(shown, {"reasons", id, "everyone", asked.reasons.at(id).at(row[2])},
            cells[0] == kHidden ? "" : cells[0]);
    });
    each("Other answers", 2, 4, [&](const Row& row, const Row& cells) {
        put_texts(shown, {"others", asked.ids.at(row[1]), "everyone", ""}, cells, kOthers);
    });
    each("Live sessions", 2, 4, [&](const Row& row, const Row& cells) {
        put_texts(shown, {"sessions", asked.ids.at(row[1]), "everyone", ""}, cells, kSessions);
    });
    // themes and areas repeat what "Results" says
    for (const char* sheet : {"Themes", "Areas"}) {
        std::size_t lines = 0;
        each(sheet, 2, wide, [&](const Row& row, const Row& cells) {
            Shown again;
            put_texts(again, {"faces", asked.ids.at(row[2]), "everyone", ""}, cells, asked.columns);
            for (const auto& [place, words] : again) CHECK(shown.at(place) == words);
            ++lines;
        });
        CHECK(lines >= asked.ids.size());
    }
    const auto company = [&](const char* words) {
        for (int row = 0; row < 30; ++row)
            if (book.text("About", row, 0) == words) return book.text("About", row, 1);
        return std::string("not there");
    };
    if (company("On my own") == kHidden) {
        put(shown, {"company", "", "everyone", ""}, "");
    } else {
        put(shown, {"company", "", "everyone", "own"}, company("On my own"));
        put(shown, {"company", "", "everyone", "with-someone"}, company("With someone"));
    }
    return shown;
}

namespace {

void put_company(Shown& shown, const std::string& wave_page) {
    const auto names = insides(wave_page, "<dt", "</dt>"), values = insides(wave_page, "<dd", "</dd>");
    std::map<std::string, std::string> list;
    for (std::size_t i = 0; i < names.size(); ++i) list[words_in(names[i])] = words_in(values.at(i));
    if (list.at("On their own") == kHidden) {
        CHECK(list.at("With someone") == kHidden);
        return put(shown, {"company", "", "everyone", ""}, "");
    }
    put(shown, {"company", "", "everyone", "own"}, list.at("On their own"));
    put(shown, {"company", "", "everyone", "with-someone"}, list.at("With someone"));
}

void put_others(Shown& shown, const std::string& id, const std::string& html) {
    const auto tables = tables_in(html);
    std::vector<std::string> texts;
    for (const auto& row : tables.empty() ? std::vector<std::vector<std::string>>() : tail_rows(tables[0]))
        texts.push_back(row.at(1));
    if (tables.empty() && html.find(kHidden) != std::string::npos) texts = {kHidden};
    put_texts(shown, {"others", id, "everyone", ""}, texts, kOthers);
}

// Nothing where the promise has no row.
void put_sessions(Shown& shown, const std::string& id, const std::string& page) {
    if (page.find("In live sessions") == std::string::npos) return;
    const auto html = under(page, "h2", "In live sessions");
    const auto tables = tables_in(html);
    REQUIRE(tables.size() == 1);
    CHECK(html.find("not part of the other answers") != std::string::npos);
    std::vector<std::string> texts;
    for (const auto& row : tail_rows(tables[0])) texts.push_back(row.at(1));
    put_texts(shown, {"sessions", id, "everyone", ""}, texts, kSessions);
}

void put_reasons(Shown& shown, const Asked& asked, const std::string& id, const HtmlTable& table) {
    for (const auto& row : tail_rows(table))
        put(shown, {"reasons", id, "everyone", asked.reasons.at(id).at(row.at(0))},
            row.at(1) == kHidden ? "" : row.at(1));
}

}  // namespace

Shown from_point_pages(const GetPage& get, const std::string& text) {
    const Asked asked(text);
    Shown shown;
    for (const auto& [promise, id] : asked.ids) {
        const auto page = get("/results/autumn/" + id);
        put_answers(shown, asked, id, under(page, "h2", "Everyone"));
        put_groups(shown, asked, id, under(page, "h2", "By age"), false);
        put_others(shown, id, under(page, "h2", "Other answers"));
        put_reasons(shown, asked, id, tables_in(under(page, "h2", "Reasons")).at(0));
        put_sessions(shown, id, page);
    }
    put_company(shown, get("/results/autumn"));
    return shown;
}

Shown from_wave_pages(const GetPage& get, const std::string& text) {
    const Asked asked(text);
    Shown shown;
    const auto by_promise = get("/results/autumn"), by_group = get("/results/autumn?by=group"),
               reasons = get("/results/autumn?by=reasons");
    for (const auto& [promise, id] : asked.numbered) {
        put_answers(shown, asked, id, under(by_promise, "h3", promise));
        put_groups(shown, asked, id, under(by_group, "h3", promise), false);
        put_reasons(shown, asked, id, tables_in(under(reasons, "h3", promise)).at(0));
    }
    for (const auto& row : tail_rows(tables_in(get("/results/autumn?by=others")).at(0)))
        put_texts(shown, {"others", asked.numbered.at(row.at(0)), "everyone", ""}, tail(row, 1), kOthers);
    for (const auto& row : tail_rows(tables_in(get("/results/autumn?by=sessions")).at(0)))
        put_texts(shown, {"sessions", asked.numbered.at(row.at(0)), "everyone", ""}, tail(row, 1), kSessions);
    // by area and by theme: the same rows again
    for (const char* by : {"area", "theme"}) {
        std::size_t seen = 0;
        for (const auto& table : tables_in(get(std::string("/results/autumn?by=") + by))) {
            const auto promise = table.caption.substr(0, table.caption.find(" ("));
            std::vector<std::string> texts;
            for (const auto& row : tail_rows(table)) texts.push_back(row.at(1));
            Shown again;
            put_texts(again, {"faces", asked.numbered.at(promise), "everyone", ""}, texts, asked.columns);
            for (const auto& [place, words] : again) CHECK(shown.at(place) == words);
            ++seen;
        }
        CHECK(seen > 0);
    }
    put_company(shown, by_promise);
    return shown;
}

}  // namespace pledge::testing
