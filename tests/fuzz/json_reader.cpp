// The reader behind every JSON that a machine wrote and a stranger may have changed.
#include "sync/core/json_reader.h"

#include "sync/core/ids.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

namespace {

constexpr std::size_t kMost = 4096;

// What is read without a problem keeps its bounds.
void look(std::string_view text) {
    JsonReader in("the text", text, kMost);
    const auto word = in.text(in.root(), "text", 10);
    const auto id = in.id(in.root(), "id");
    const auto number = in.number(in.root(), "number", 1000);
    const auto& object = in.object(in.root(), "object");
    const auto& array = in.array(in.root(), "array", 3);
    in.only(in.root(), {"text", "id", "number", "object", "array"});
    in.only(object, {"inner"});
    if (in.problem()) return must(!in.problem()->say.empty());
    must(text.size() <= kMost && word.size() <= 10 && is_plain_id(id) && number <= 1000 && array.size() <= 3);
    must(in.root().size() == 5 && object.size() <= 1);
}

}  // namespace

FUZZ(input) {
    look(text_of(input));
}
