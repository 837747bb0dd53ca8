%% tests/lang/maps_update_badkey.erl -- Which of several missing keys an update names: the smallest, not the first written.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_update_badkey).
-export([main/0, id/1]).

main() ->
    M = id(#{1 => a, 2 => b, 3.0 => c}),
    Large = id(maps:from_list([{N, N} || N <- lists:seq(1, 100)])),
    show(fun() -> M#{42.0 := v, 42 := w} end),
    show(fun() -> M#{"z" := v, {} := w, [] := x} end),
    show(fun() -> M#{2 := v, 9 := w, 8 := x} end),
    show(fun() -> Large#{1 := v, 999 := w, 42.0 := x, 500 := y} end),
    show(fun() -> M#{2 := new, 3.0 := newer} end).

show(Update) ->
    io:format("~w~n", [try Update() catch error:R -> R end]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
