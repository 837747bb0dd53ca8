%% tests/lang/end_alone_error.erl -- An entry that fails where there is no other process: how the program ends, and what it says.
%% SPDX-License-Identifier: Apache-2.0
-module(end_alone_error).
-export([main/0]).

main() ->
    erlang:display(before),
    atom_to_binary(tuple_size({self()})).
