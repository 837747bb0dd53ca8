%% tests/lang/proc_dictionary.erl -- put, get, erase and friends on the process dictionary.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_dictionary).
-export([main/0]).

main() ->
    show("first put", put(a, 1)),
    show("second put", put(a, 2)),
    show("get", [get(a), get(b)]),
    put({complex, [key]}, "value"),
    show("all", lists:sort(own(get()))),
    show("keys", lists:sort([K || {K, _} <- own(get())])),
    show("keys of value", get_keys(2)),
    show("erase", [erase(a), erase(a), get(a)]),
    [put({k, N}, N) || N <- lists:seq(1, 500)],
    show("many", lists:sum([get({k, N}) || N <- lists:seq(1, 500)])),
    [erase({k, N}) || N <- lists:seq(2, 500, 2)],
    show("half", length([K || {{k, _} = K, _} <- get()])),
    show("different floats and integers", [put(1, int), put(1.0, float), get(1), get(1.0)]),
    Me = self(),
    spawn(fun() -> Me ! {other, get({k, 1}), put(private, 1)} end),
    show("not inherited", receive {other, X, Y} -> {X, Y} end),
    show("not leaked", get(private)),
    show("info", lists:keymember({k, 1}, 1, element(2, process_info(self(), dictionary)))),
    _ = erase(),
    show("erase all", get()).

own(Dictionary) -> [T || {K, _} = T <- Dictionary, K =:= a orelse K =:= {complex, [key]}].

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
