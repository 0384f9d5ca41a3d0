#include "sync/http/multipart.h"

#include <catch2/catch.hpp>

using namespace pledge::http;

namespace {

const std::string kType = "multipart/form-data; boundary=----WebKitFormBoundaryAbC123";
const std::string kMark = "------WebKitFormBoundaryAbC123";

std::string part(const std::string& head, const std::string& body) {
    return kMark + "\r\n" + head + "\r\n\r\n" + body + "\r\n";
}
std::string field(const std::string& name, const std::string& value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
}
std::string file(const std::string& filename, const std::string& bytes) {
    return part("Content-Disposition: form-data; name=\"file\"; filename=\"" + filename +
                    "\"\r\nContent-Type: text/csv",
                bytes);
}
const std::string kEnd = kMark + "--\r\n";

}  // namespace

TEST_CASE("a form with a file is taken apart as a browser put it together") {
    const std::string bytes("what,by when\r\n\0\xFF--\r\n----", 24);
    const auto form =
        read_multipart(kType, field("key", "abc") + field("note", "") + file("C:\\a b.csv", bytes) + kEnd);
    REQUIRE(form);
    CHECK(form->fields == std::map<std::string, std::string>{{"key", "abc"}, {"note", ""}});
    CHECK(form->files.at("file") == Upload{"a b.csv", "text/csv", bytes});
    CHECK(read_multipart(kType, kEnd)->fields.empty());
    CHECK(read_multipart("Multipart/Form-Data; charset=utf-8; Boundary=\"x y\"", "--x y--"));
    CHECK(read_multipart(kType, file("", "") + kEnd)->files.at("file").filename.empty());
    CHECK(read_multipart(kType, file("%22a%22.csv", "") + kEnd)->files.at("file").filename == "\"a\".csv");
    CHECK(read_multipart(kType, file("../../etc/passwd", "") + kEnd)->files.at("file").filename == "passwd");
}

TEST_CASE("a form that could mean two things means nothing") {
    const auto good = field("a", "1");
    REQUIRE(read_multipart(kType, good + kEnd));
    const std::string disposition = "Content-Disposition: form-data; name=\"a\"";
    for (const auto& bad : {
             std::string(),
             good,
             good + kMark,
             good + kMark + "-",
             good + kEnd + "x",
             good + kEnd + kEnd,
             "x" + good + kEnd,
             "\r\n" + good + kEnd,
             kMark + "x" + kEnd,
             kMark + " \r\n\r\n\r\n" + kEnd,
             good + good + kEnd,                                             // a name twice
             good + part(disposition + "; filename=\"b\"", "2") + kEnd,      // as a field and as a file
             part("Content-Type: text/plain", "1") + kEnd,                   // no name
             part("Content-Disposition: form-data", "1") + kEnd,             //
             part("Content-Disposition: form-data; name=\"\"", "1") + kEnd,  //
             part("Content-Disposition: attachment; name=\"a\"", "1") + kEnd,
             part(disposition + "; name=\"b\"", "1") + kEnd,
             part(disposition + "; filename*=utf-8''x", "1") + kEnd,
             part(disposition + "\r\n" + disposition, "1") + kEnd,
             part(disposition + "\r\nContent-Type: multipart/mixed; boundary=b", "--b--") + kEnd,
             part(disposition + "\r\nContent-Transfer-Encoding: base64", "MQ==") + kEnd,
             part(disposition + "\r\n folded: line", "1") + kMark + "--x",
             part("Content-Disposition: form-data; name=\"a", "1") + kEnd,
             part("Content-Disposition: form-data; name=\"a\"x", "1") + kEnd,
             part(disposition + "\r\nno colon", "1") + kEnd,
             part("Content-Disposition: form-data; name=\"a\nb\"", "1") + kEnd,
             part("Content-Disposition: form-data; name=\"" + std::string(65, 'a') + "\"", "1") + kEnd,
             part(disposition + "\r\nX: " + std::string(1100, 'x'), "1") + kEnd,
             field("a", std::string("1\0", 2)) + kEnd,
             field(std::string("a\0b", 3), "1") + kEnd,
             kMark + "\r\nname=\"a\"\r\n" + kEnd,
         }) {
        CAPTURE(bad);
        CHECK_FALSE(read_multipart(kType, bad));
    }
    for (const auto* type :
         {"", "multipart/form-data", "multipart/form-data; boundary=", "text/plain; boundary=x",
          "multipart/mixed; boundary=----WebKitFormBoundaryAbC123",
          "multipart/form-data; boundary=\"a\r\nb\"", "multipart/form-data; boundary=a; boundary=b",
          "multipart/form-data; boundary=a, multipart/form-data; boundary=b",
          "multipart/form-data; boundary=\"a"}) {
        CAPTURE(type);
        CHECK_FALSE(read_multipart(type, good + kEnd));
    }
    CHECK_FALSE(read_multipart("multipart/form-data; boundary=" + std::string(71, 'x'),
                               "--" + std::string(71, 'x') + "--"));
}

TEST_CASE("a form has a limit of parts, and of headers in each") {
    std::string many;
    for (std::size_t i = 0; i < kMostFormParts; ++i) many += field("f" + std::to_string(i), "1");
    CHECK(read_multipart(kType, many + kEnd)->fields.size() == kMostFormParts);
    CHECK_FALSE(read_multipart(kType, many + field("one-more", "1") + kEnd));
    CHECK_FALSE(read_multipart(kType, field("a", "1") + field("b", "1") + kEnd, 1));
    std::string headers = "Content-Disposition: form-data; name=\"a\"";
    for (int i = 0; i < 8; ++i) headers += "\r\nX-" + std::to_string(i) + ": 1";
    CHECK_FALSE(read_multipart(kType, part(headers, "1") + kEnd));
}
