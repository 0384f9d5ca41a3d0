# outbox_bench [puts] [folder]: the folder decides which disk is measured
add_executable(outbox_bench ${CMAKE_CURRENT_SOURCE_DIR}/outbox_bench.cpp)
target_link_libraries(outbox_bench PRIVATE pledge_outbox)
