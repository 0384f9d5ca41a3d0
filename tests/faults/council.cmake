# kill_ingest [kills]: 100 unless told otherwise; thousands in the long run
add_executable(kill_ingest ${CMAKE_CURRENT_SOURCE_DIR}/kill_ingest.cpp ${CMAKE_CURRENT_SOURCE_DIR}/server_process.cpp)
target_link_libraries(kill_ingest PRIVATE pledge_council)
target_compile_definitions(kill_ingest PRIVATE PLEDGE_COUNCIL="$<TARGET_FILE:pledge-council>")
add_dependencies(kill_ingest pledge-council)
add_test(NAME faults.kill_ingest COMMAND kill_ingest)
set_tests_properties(faults.kill_ingest PROPERTIES LABELS faults TIMEOUT 900)
# kill_close [kills]: 40 unless told otherwise
add_executable(kill_close ${CMAKE_CURRENT_SOURCE_DIR}/kill_close.cpp ${CMAKE_SOURCE_DIR}/tests/unit/council/council_fixture.cpp)
target_link_libraries(kill_close PRIVATE pledge_council)
target_compile_definitions(kill_close PRIVATE PLEDGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME faults.kill_close COMMAND kill_close)
set_tests_properties(faults.kill_close PROPERTIES LABELS faults TIMEOUT 900)
