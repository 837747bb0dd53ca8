# cmake/tables.cmake -- runtime/tab/ -> build/gen/*.h, by the host programs in cmake/gen/.
# Target `tables` makes them all.
# SPDX-License-Identifier: Apache-2.0
file(MAKE_DIRECTORY ${FF_GEN})
set(FF_TAB_HEADERS)

# The program of cmake/gen/NAME.c and what it shares with others.
function(ff_generator name)
    set(shared tab.c)
    if(name MATCHES "bif")
        list(APPEND shared bif_rows.c)
    endif()
    list(TRANSFORM shared PREPEND ${PROJECT_SOURCE_DIR}/cmake/gen/)
    add_executable(${name} ${PROJECT_SOURCE_DIR}/cmake/gen/${name}.c ${shared})
    target_compile_options(${name} PRIVATE -std=gnu17 -O1 ${FF_WARNINGS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/gen-bin)
endfunction()

# ff_table(GENERATOR HEADER INPUT...): GENERATOR INPUT... HEADER
function(ff_table generator header)
    set(source ${PROJECT_SOURCE_DIR}/cmake/gen/${generator}.c)
    if(NOT EXISTS ${source})
        return()
    endif()
    ff_generator(${generator})
    add_custom_command(OUTPUT ${FF_GEN}/${header} COMMAND ${generator} ${ARGN} ${FF_GEN}/${header}
                       DEPENDS ${generator} ${ARGN} VERBATIM)
    set(FF_TAB_HEADERS ${FF_TAB_HEADERS} ${FF_GEN}/${header} PARENT_SCOPE)
endfunction()

file(GLOB opcode_tab CONFIGURE_DEPENDS runtime/tab/opcode.tab)
file(GLOB atom_tab CONFIGURE_DEPENDS runtime/tab/atom.tab)
file(GLOB bif_tabs CONFIGURE_DEPENDS runtime/tab/bif/*.tab)
file(GLOB generators CONFIGURE_DEPENDS cmake/gen/gen_*.c)
ff_table(gen_opcodes ffc_opcodes.h ${opcode_tab})
ff_table(gen_atoms ff_atoms.tab.h ${atom_tab})
ff_table(gen_bifs ff_bifs.tab.h ${bif_tabs})
ff_table(gen_latin1 ff_latin1_tables.h)
file(GLOB_RECURSE runtime_sources CONFIGURE_DEPENDS runtime/*.[ch] targets/*.[ch])
ff_table(gen_bif_atoms ff_bif_atoms.tab.h ${bif_tabs} ${runtime_sources})

# How the installed OTP breaks text.
find_program(ESCRIPT escript REQUIRED)
set(unicode_generator ${PROJECT_SOURCE_DIR}/cmake/gen/gen_unicode.escript)
add_custom_command(OUTPUT ${FF_GEN}/ff_unicode_tables.h COMMAND ${ESCRIPT} ${unicode_generator} ${FF_GEN}/ff_unicode_tables.h
                   DEPENDS ${unicode_generator} VERBATIM)
list(APPEND FF_TAB_HEADERS ${FF_GEN}/ff_unicode_tables.h)

add_custom_target(tables DEPENDS ${FF_TAB_HEADERS})

# docs/bif-status.md; the test of the same name tells whether it is the one that the tables give.
ff_generator(gen_bif_status)
set(bif_status gen_bif_status ${PROJECT_SOURCE_DIR}/runtime/tab/otp_bif.tab ${bif_tabs})
add_custom_target(bif-status COMMAND ${bif_status} ${PROJECT_SOURCE_DIR}/docs/bif-status.md VERBATIM)
