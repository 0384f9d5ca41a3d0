# kill_shelf [kills]: 200 unless told otherwise; thousands in the long run
add_executable(kill_shelf ${CMAKE_CURRENT_SOURCE_DIR}/kill_shelf.cpp)
target_link_libraries(kill_shelf PRIVATE pledge_shelf)
target_compile_definitions(kill_shelf PRIVATE PLEDGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME faults.kill_shelf COMMAND kill_shelf)
set_tests_properties(faults.kill_shelf PROPERTIES LABELS faults TIMEOUT 900)
