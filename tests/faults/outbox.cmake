# kill_outbox [kills]: 200 unless told otherwise; thousands in the long run
add_executable(kill_outbox ${CMAKE_CURRENT_SOURCE_DIR}/kill_outbox.cpp)
target_link_libraries(kill_outbox PRIVATE pledge_outbox)
add_test(NAME faults.kill_outbox COMMAND kill_outbox)
set_tests_properties(faults.kill_outbox PROPERTIES LABELS faults)
