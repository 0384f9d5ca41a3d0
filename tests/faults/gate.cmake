add_executable(gate_attack gate_attack.cpp gate_attacker.cpp gate_limit.cpp)
target_link_libraries(gate_attack PRIVATE pledge_gate)
# half a billion tables: optimised even in a debug build
target_compile_options(gate_attack PRIVATE -O2)
add_test(NAME faults.gate_attack COMMAND gate_attack --quick)
set_tests_properties(faults.gate_attack PROPERTIES LABELS faults)
# ctest -C Long
add_test(NAME long.gate_attack COMMAND gate_attack --full CONFIGURATIONS Long)
set_tests_properties(long.gate_attack PROPERTIES LABELS long TIMEOUT 1800)
