# The council's server under attack: each kind of hostile upload, then floods
find_package(spdlog REQUIRED)
set(council_tests ${CMAKE_SOURCE_DIR}/tests/unit/council)
add_executable(
    hostile_uploads
    ${CMAKE_CURRENT_SOURCE_DIR}/hostile_uploads.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hostile_stage.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hostile_wire.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hostile_batches.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hostile_inside.cpp
    ${council_tests}/running_council.cpp
    ${CMAKE_SOURCE_DIR}/tests/unit/http/raw_client.cpp)
target_link_libraries(hostile_uploads PRIVATE pledge_council spdlog::spdlog)
target_compile_definitions(hostile_uploads PRIVATE PLEDGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME faults.hostile_uploads COMMAND hostile_uploads)
set_tests_properties(faults.hostile_uploads PROPERTIES LABELS faults TIMEOUT 900)

# floods [connections]
add_executable(floods ${CMAKE_CURRENT_SOURCE_DIR}/floods.cpp ${CMAKE_CURRENT_SOURCE_DIR}/server_process.cpp
                      ${CMAKE_SOURCE_DIR}/tests/unit/http/raw_client.cpp)
target_link_libraries(floods PRIVATE pledge_council)
target_compile_definitions(floods PRIVATE PLEDGE_COUNCIL="$<TARGET_FILE:pledge-council>")
add_dependencies(floods pledge-council)
add_test(NAME faults.floods COMMAND floods)
set_tests_properties(faults.floods PROPERTIES LABELS faults TIMEOUT 900)
