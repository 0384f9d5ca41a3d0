add_executable(gate_attack gate_attack.cpp gate_attacker.cpp gate_limit.cpp)
target_link_libraries(gate_attack PRIVATE pledge_gate)
# half a billion tables: optimised even in a debug build
target_compile_options(gate_attack PRIVATE -O2)
add_test(NAME faults.gate_attack COMMAND gate_attack --quick)
set_tests_properties(faults.gate_attack PROPERTIES LABELS faults)
# ctest -C Long
add_test(NAME long.gate_attack COMMAND gate_attack --full CONFIGURATIONS Long)
set_tests_properties(long.gate_attack PROPERTIES LABELS long TIMEOUT 1800)

# what a room is shown
add_executable(gate_live gate_live.cpp)
target_link_libraries(gate_live PRIVATE pledge_gate)
target_compile_options(gate_live PRIVATE -O2)
add_test(NAME faults.gate_live COMMAND gate_live --quick)
set_tests_properties(faults.gate_live PROPERTIES LABELS faults)
add_test(NAME long.gate_live COMMAND gate_live --full CONFIGURATIONS Long)
set_tests_properties(long.gate_live PROPERTIES LABELS long TIMEOUT 1800)

# GLPK has no pkg-config file in Debian 12
find_path(PLEDGE_GLPK_INCLUDE glpk.h)
find_library(PLEDGE_GLPK glpk)
if(PLEDGE_GLPK_INCLUDE AND PLEDGE_GLPK)
    add_executable(gate_programs gate_programs.cpp gate_brute.cpp gate_draw.cpp gate_judge.cpp gate_program.cpp gate_reader.cpp)
    target_include_directories(gate_programs SYSTEM PRIVATE ${PLEDGE_GLPK_INCLUDE})
    target_link_libraries(gate_programs PRIVATE pledge_gate ${PLEDGE_GLPK})
    target_compile_options(gate_programs PRIVATE -O2)
    add_test(NAME faults.gate_programs COMMAND gate_programs --quick)
    add_test(NAME long.gate_programs COMMAND gate_programs --full CONFIGURATIONS Long)
    set_tests_properties(long.gate_programs PROPERTIES LABELS long TIMEOUT 3600)
else()
    add_test(NAME faults.gate_programs
             COMMAND ${CMAKE_COMMAND} -E echo "NOT RUN faults.gate_programs: there is no GLPK; install libglpk-dev")
endif()
set_tests_properties(faults.gate_programs PROPERTIES LABELS faults)
