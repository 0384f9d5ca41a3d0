# poll_bench PLEDGE_POLL [phones] [questions] [seconds to join in]: a room of phones, against bare writes to as many sockets
add_executable(poll_bench ${CMAKE_CURRENT_SOURCE_DIR}/poll_bench.cpp ${CMAKE_CURRENT_SOURCE_DIR}/poll_phones.cpp)
target_link_libraries(poll_bench PRIVATE pledge_wire)
add_dependencies(poll_bench pledge-poll)
