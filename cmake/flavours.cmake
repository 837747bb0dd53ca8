# cmake/flavours.cmake -- runtime/ and targets/ -> one static library per flavour, and the flags that go with it.
# A flavour is a target and the way its code is compiled. build/lib/fireflyc/<flavour>/ holds
#   libff_rt.a   the runtime
#   cc.cfg       clang-19 --config=.../cc.cfg -c FILE.c         every flag that generated C must agree about
#   ld.cfg       clang-19 --config=.../ld.cfg FILE.o... libff_rt.a -o OUT  those, the other libraries, the linker's flags
#   absent/      what stands for features that a program does not have (runtime/absent/), to come before everything else
# and what the target needs to run: wasi/run.mjs, web/fireflyc.mjs. -O and -g given on the command line override those of
# the files. Paths in them are relative to the files, so the tree can be moved. The runtime itself is compiled with the
# very flags of cc.cfg: they are said here and nowhere else.
# The web flavours are wasm32-wasi code as well; targets/web/wasi_sys.c answers what wasi-libc would import.
# SPDX-License-Identifier: Apache-2.0

set(FF_FLAVOURS "native;native-notail;native-asan;native-boehm;wasi;wasi-notail;wasi-Os;web;web-notail;web-Os" CACHE STRING
    "The flavours of the runtime to build")

set(any -std=gnu17 -fno-vectorize -fno-slp-vectorize -ffunction-sections -fdata-sections -fno-strict-aliasing -ffp-contract=off)
set(native ${any} -fno-pie -mcmodel=small)
set(native_release -O2 -fno-asynchronous-unwind-tables)
set(wasm ${any} --target=wasm32-wasi --sysroot=/usr -DFF_MINI_GMP -mbulk-memory -mnontrapping-fptoint)

set(native_ld -fuse-ld=lld -no-pie -Wl,--gc-sections -Wl,--no-warn-symbol-ordering -lpcre2-8 -lz -lcrypto -lgmp -lm)
set(wasm_ld -L<CFGDIR>/../wasm -lpcre2-8 -lz -lcrypto -lwasi-emulated-getpid -lmini-gmp -lm -Wl,--gc-sections -Wl,--fatal-warnings
    -Wl,-z,stack-size=1048576 -Wl,--stack-first)
set(web_ld ${wasm_ld} -mexec-model=reactor -Wl,--export=ff_start)

set(native_cc ${native} ${native_release})
set(native-notail_cc ${native} ${native_release} -DFF_NO_TAIL_CALL)
# clang cannot realign the stack of a preserve_none function that holds ASan's dynamic alloca.
set(native-asan_cc ${native} -O1 -g -DFF_DEBUG ${FF_SANITIZERS} -mllvm -asan-stack-dynamic-alloca=0)
set(native-boehm_cc ${native} ${native_release} -DFF_GC_BOEHM)
set(wasm_cc ${wasm} -O2 -mtail-call)
set(wasm-notail_cc ${wasm} -O2 -DFF_NO_TAIL_CALL)
set(wasm-Os_cc ${wasm} -Oz -mtail-call -DFF_DENSE)
set(wasm-Os_own -DFF_FEW_INLINES) # for the runtime itself, not for generated code

# runtime/gc has two heap strategies; a flavour gets one of them.
file(GLOB_RECURSE runtime_sources CONFIGURE_DEPENDS runtime/*.c)
list(FILTER runtime_sources EXCLUDE REGEX "/runtime/(gc/(copying|boehm)|absent)/")
file(GLOB absent_sources CONFIGURE_DEPENDS runtime/absent/*.c)
file(GLOB copying_sources CONFIGURE_DEPENDS runtime/gc/copying/*.c)
file(GLOB boehm_sources CONFIGURE_DEPENDS runtime/gc/boehm/*.c)
file(GLOB_RECURSE runtime_headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/runtime runtime/*.h)

# The JavaScript beside the runtime.
file(GLOB run_time_modules CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/targets targets/*/*.mjs)

# What generated C includes: runtime/include/ and the generated tables flat, the other headers under their folders.
set(copies)
function(ff_copy from to)
    add_custom_command(OUTPUT ${FF_LIB}/${to} COMMAND ${CMAKE_COMMAND} -E copy ${from} ${FF_LIB}/${to} DEPENDS ${from} VERBATIM)
    set(copies ${copies} ${FF_LIB}/${to} PARENT_SCOPE)
endfunction()
foreach(header ${runtime_headers})
    string(REGEX REPLACE "^include/" "" to ${header})
    ff_copy(${PROJECT_SOURCE_DIR}/runtime/${header} include/${to})
endforeach()
ff_copy(${PROJECT_SOURCE_DIR}/targets/native/order.txt order.txt) # bench/order.py
foreach(header ${FF_TAB_HEADERS})
    cmake_path(GET header FILENAME to)
    ff_copy(${header} include/${to})
endforeach()
foreach(module ${run_time_modules})
    ff_copy(${PROJECT_SOURCE_DIR}/targets/${module} ${module})
endforeach()
add_custom_target(run-time-files ALL DEPENDS ${copies} tables)

# The objects of sources under one set of flags; several flavours share them.
function(ff_objects name flags)
    if(TARGET ${name} OR NOT ARGN)
        return()
    endif()
    add_library(${name} OBJECT ${ARGN})
    add_dependencies(${name} tables)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/runtime/include
                               ${PROJECT_SOURCE_DIR}/runtime ${FF_GEN})
    target_compile_options(${name} PRIVATE ${${flags}_cc} ${FF_WARNINGS} ${${flags}_own})
    if(flags MATCHES wasm)
        target_include_directories(${name} SYSTEM PRIVATE ${FF_WASM_DEPS}/include)
    endif()
endfunction()

function(ff_write_config path)
    list(JOIN ARGN "\n" text)
    file(CONFIGURE OUTPUT ${path} CONTENT "${text}\n" @ONLY)
endfunction()

set(native_too targets/posix/*.c)
set(wasi_too targets/posix/*.c)
set(wasm-Os_too targets/wasm/*.c)

# <flavour>/absent/NAME.o of runtime/absent/NAME.c.
function(ff_absent flavour flags)
    ff_objects(rt-absent-${flags} ${flags} ${absent_sources})
    set(made)
    foreach(source ${absent_sources})
        cmake_path(GET source STEM name)
        set(object ${FF_LIB}/${flavour}/absent/${name}.o)
        set(from "$<FILTER:$<TARGET_OBJECTS:rt-absent-${flags}>,INCLUDE,/${name}[.]c[.]>")
        add_custom_command(OUTPUT ${object} COMMAND ${CMAKE_COMMAND} -E copy ${from} ${object} DEPENDS rt-absent-${flags}
                           "$<TARGET_OBJECTS:rt-absent-${flags}>" VERBATIM)
        list(APPEND made ${object})
    endforeach()
    add_custom_target(absent-${flavour} ALL DEPENDS ${made})
endfunction()

# ff_flavour(NAME TARGET FLAGS LINKER-FLAG...): TARGET is a folder of targets/, FLAGS one of the sets above.
function(ff_flavour flavour target flags)
    if(NOT flavour IN_LIST FF_FLAVOURS)
        return()
    endif()
    set(dir ${FF_LIB}/${flavour})
    ff_write_config(${dir}/cc.cfg ${${flags}_cc} "-I<CFGDIR>/../include")
    ff_write_config(${dir}/ld.cfg "@cc.cfg" ${ARGN})
    file(GLOB target_sources CONFIGURE_DEPENDS targets/${target}/*.c ${${target}_too} ${${flags}_too})
    set(heap copying)
    if(flags MATCHES boehm)
        set(heap boehm)
    endif()
    ff_objects(rt-${flags} ${flags} ${runtime_sources} ${${heap}_sources})
    ff_objects(target-${target}-${flags} ${flags} ${target_sources})
    set(objects)
    foreach(part rt-${flags} target-${target}-${flags})
        if(TARGET ${part})
            list(APPEND objects $<TARGET_OBJECTS:${part}>)
        endif()
    endforeach()
    ff_absent(${flavour} ${flags})
    if(objects)
        add_library(ff_rt-${flavour} STATIC ${objects})
        set_target_properties(ff_rt-${flavour} PROPERTIES LINKER_LANGUAGE C OUTPUT_NAME ff_rt ARCHIVE_OUTPUT_DIRECTORY ${dir})
        # All that a build for it takes.
        add_custom_target(flavour-${flavour})
        add_dependencies(flavour-${flavour} fireflyc libstd run-time-files absent-${flavour} ff_rt-${flavour})
    endif()
endfunction()

if(FF_FLAVOURS MATCHES "wasi|web")
    execute_process(COMMAND ${PROJECT_SOURCE_DIR}/cmake/wasm-deps OUTPUT_VARIABLE FF_WASM_DEPS
                    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    file(COPY ${FF_WASM_DEPS}/lib/ DESTINATION ${FF_LIB}/wasm)
endif()
ff_flavour(native        native native        -static ${native_ld})
ff_flavour(native-notail native native-notail -static ${native_ld})
ff_flavour(native-asan   native native-asan   ${native_ld})
ff_flavour(native-boehm  native native-boehm  -static ${native_ld} -lgc)
ff_flavour(wasi          wasi   wasm          ${wasm_ld})
ff_flavour(wasi-notail   wasi   wasm-notail   ${wasm_ld})
ff_flavour(wasi-Os       wasi   wasm-Os       ${wasm_ld})
ff_flavour(web           web    wasm          ${web_ld})
ff_flavour(web-notail    web    wasm-notail   ${web_ld})
ff_flavour(web-Os        web    wasm-Os       ${web_ld})
