# tests/gen/globals.cmake -- Fails when a runtime library has a mutable global object beside the virtual machine.
# cmake -DNM=... -DLIBRARY=... -P globals.cmake
# SPDX-License-Identifier: Apache-2.0
execute_process(COMMAND ${NM} --defined-only ${LIBRARY} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[0-9a-f]+ [bBdDcCsSgG] [^\n]+" objects "${symbols}")
list(LENGTH objects n)
if(n EQUAL 0)
    message(FATAL_ERROR "${LIBRARY}: nm finds no objects, not even ff_the_vm")
endif()
foreach(object IN LISTS objects)
    if(NOT object MATCHES " ff_the_vm$")
        message(SEND_ERROR "${LIBRARY}: a mutable global object: ${object}")
    endif()
endforeach()
