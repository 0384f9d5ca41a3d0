#pragma once

#include "kiosk/wire/lines.h"
#include "sync/core/json_reader.h"

// What a line and what a phone is told have in common, as JSON. Pure; any thread.
namespace pledge::wire {

constexpr std::size_t kMostLanguages = 16;
constexpr std::size_t kMostText = 600;  // bytes of a question, a choice or a title

bool is_language(std::string_view code);
const char* name_of(LiveKind kind);

// {"en": {"title", "question", "choices", "direction", "draft"}}
Json json_of(const std::map<std::string, Words>& words);
// {"as": "bands", "cells": […]}
Json json_of(const Shown& shown);

// A problem sticks to `in`.
LiveKind read_kind(JsonReader& in, const Json& json);
std::map<std::string, Words> read_words(JsonReader& in, const Json& json, std::size_t choices);
Shown read_shown(JsonReader& in, const Json& json);

}  // namespace pledge::wire
