%% tests/lang/kind_posix_errors.erl -- Reasons of file errors that nothing else in the program makes; it shows when it is built alone.
%% SPDX-License-Identifier: Apache-2.0
-module(kind_posix_errors).
-export([main/0]).

main() ->
    show(file:read_file("missing")),
    show(file:list_dir("missing")),
    show(file:read_file(".")),
    show(file:make_dir(".")).

show({error, enoent}) -> erlang:display(none);
show({error, eisdir}) -> erlang:display(folder);
show({error, _} = Error) -> erlang:display(Error);
show(_) -> erlang:display(ok).
