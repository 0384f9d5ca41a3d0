# ingest_bench [batches] [folder]: the folder decides which disk is measured
add_executable(ingest_bench ${CMAKE_CURRENT_SOURCE_DIR}/ingest_bench.cpp)
target_link_libraries(ingest_bench PRIVATE pledge_council)
# close_bench [envelopes] [folder]
add_executable(close_bench ${CMAKE_CURRENT_SOURCE_DIR}/close_bench.cpp ${CMAKE_SOURCE_DIR}/tests/unit/council/council_fixture.cpp)
target_link_libraries(close_bench PRIVATE pledge_council)
target_compile_definitions(close_bench PRIVATE PLEDGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
