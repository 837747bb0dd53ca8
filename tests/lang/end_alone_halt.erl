%% tests/lang/end_alone_halt.erl -- A program of one process that halts. SPDX-License-Identifier: Apache-2.0
-module(end_alone_halt).
-export([main/0]).

main() ->
    erlang:display(before),
    halt(tuple_size({self(), b, c})).
