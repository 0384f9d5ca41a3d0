#include "sync/http/framing.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using pledge::http::Field;
using pledge::http::is_oddly_framed;

namespace {

bool odd(const std::vector<Field>& fields, unsigned version = 11) {
    return is_oddly_framed(version, fields);
}

}  // namespace

TEST_CASE("one length or one chunked coding is framed as everybody reads it") {
    CHECK_FALSE(odd({}));
    CHECK_FALSE(odd({{"Host", "x"}, {"Content-Length", "12"}}));
    CHECK_FALSE(odd({{"Content-Length", "0"}}, 10));
    CHECK_FALSE(odd({{"transfer-encoding", "chunked"}}));
    CHECK_FALSE(odd({{"TRANSFER-ENCODING", "Chunked"}}));
    CHECK_FALSE(odd({{"TE", "trailers"}, {"Content-Type", "text/plain"}, {"X-Content-Length-Hint", "3"}}));
}

TEST_CASE("whatever two servers could read as two lengths is odd") {
    CHECK(odd({{"Transfer-Encoding", "chunked"}, {"Content-Length", "3"}}));
    CHECK(odd({{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}}));
    CHECK(odd({{"Content-Length", "3"}, {"Content-Length", "4"}}));
    CHECK(odd({{"Content-Length", "3"}, {"content-length", "3"}}));
    CHECK(odd({{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}));
    CHECK(odd({{"Transfer-Encoding", "chunked"}}, 10));
}

TEST_CASE("odd spellings of either are odd") {
    for (const char* coding : {"", "xchunked", "identity", "gzip, chunked", "chunked, chunked", "chunked;q=1",
                               "\"chunked\"", " chunked", "chunked\x0b"}) {
        INFO(coding);
        CHECK(odd({{"Transfer-Encoding", coding}}));
    }
    for (const char* length : {"", "+3", "-1", "3, 3", "0x3", "3 ", " 3", "3;a", "3.0"}) {
        INFO(length);
        CHECK(odd({{"Content-Length", length}}));
    }
    for (const char* name :
         {"Transfer_Encoding", "Transfer-Encoding ", "TransferEncoding", "Transfer-Encoding\x0b",
          "Content_Length", "Content-Length\t", "Content--Length"}) {
        INFO(name);
        CHECK(odd({{name, "chunked"}}));
    }
}
