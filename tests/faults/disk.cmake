# What a disk can do to the databases: power cuts, and every nth call or allocation failing. Long with --long; --broken shows
# that a guard bites: it passes when damage was seen.
add_library(pledge_sim_disk STATIC ${CMAKE_SOURCE_DIR}/tests/support/sim_disk.cpp ${CMAKE_SOURCE_DIR}/tests/support/sim_disk_vfs.cpp
                                   ${CMAKE_SOURCE_DIR}/tests/support/power_cut.cpp
                                   ${CMAKE_SOURCE_DIR}/tests/support/failing_memory.cpp)
target_link_libraries(pledge_sim_disk PUBLIC pledge_store)

function(pledge_disk_fault name)
    cmake_parse_arguments(FAULT "" "" "SOURCES;USES;BROKEN" ${ARGN})
    add_executable(${name} ${FAULT_SOURCES})
    target_link_libraries(${name} PRIVATE pledge_sim_disk ${FAULT_USES})
    target_compile_definitions(${name} PRIVATE PLEDGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME faults.${name} COMMAND ${name})
    set_tests_properties(faults.${name} PROPERTIES LABELS faults TIMEOUT 600)
    foreach(what IN LISTS FAULT_BROKEN)
        add_test(NAME faults.broken.${name}.${what} COMMAND ${name} --broken ${what})
        set_tests_properties(faults.broken.${name}.${what} PROPERTIES LABELS faults TIMEOUT 600)
    endforeach()
endfunction()

pledge_disk_fault(
    cut_outbox
    SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/cut_outbox.cpp ${CMAKE_CURRENT_SOURCE_DIR}/outbox_look.cpp
    USES pledge_outbox
    BROKEN synchronous=OFF synchronous=FULL journal_mode=OFF journal_mode=MEMORY thanks)
pledge_disk_fault(
    fail_outbox
    SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/fail_outbox.cpp ${CMAKE_CURRENT_SOURCE_DIR}/outbox_look.cpp
            ${CMAKE_CURRENT_SOURCE_DIR}/troubles.cpp
    USES pledge_outbox)
pledge_disk_fault(
    cut_council
    SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/cut_council.cpp ${CMAKE_CURRENT_SOURCE_DIR}/council_look.cpp
            ${CMAKE_CURRENT_SOURCE_DIR}/council_world.cpp
    USES pledge_council
    BROKEN synchronous=OFF synchronous=FULL journal_mode=OFF journal_mode=MEMORY thanks)
pledge_disk_fault(
    fail_council
    SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/fail_council.cpp ${CMAKE_CURRENT_SOURCE_DIR}/apart.cpp
            ${CMAKE_CURRENT_SOURCE_DIR}/council_look.cpp ${CMAKE_CURRENT_SOURCE_DIR}/council_world.cpp ${CMAKE_CURRENT_SOURCE_DIR}/troubles.cpp
    USES pledge_council)
