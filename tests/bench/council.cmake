# ingest_bench [batches] [folder]: the folder decides which disk is measured
add_executable(ingest_bench ${CMAKE_CURRENT_SOURCE_DIR}/ingest_bench.cpp)
target_link_libraries(ingest_bench PRIVATE pledge_council)
