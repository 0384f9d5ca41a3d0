# results_bench [requests] [envelopes]: pages of results over loopback, beside many answers that are still sealed
add_executable(results_bench ${CMAKE_CURRENT_SOURCE_DIR}/results_bench.cpp)
target_link_libraries(results_bench PRIVATE pledge_council)
