%% tests/lang/proc_refs_pids.erl -- References and pids: equality, order, text form and uniqueness.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_refs_pids).
-export([main/0, id/1]).

main() ->
    Refs = [make_ref() || _ <- lists:seq(1, 1000)],
    io:format("~w~n", [length(lists:usort(Refs))]),
    R = hd(Refs),
    io:format("~w~n", [[is_reference(R), list_to_ref(ref_to_list(R)) =:= R,
                        list_to_pid(pid_to_list(self())) =:= self()]]),
    io:format("~w~n", [[lists:prefix("#Ref<0.", ref_to_list(R)), lists:prefix("<0.", pid_to_list(self()))]]),
    io:format("~w~n", [maps:get(R, #{R => by_ref})]),
    io:format("~w~n", [maps:get(self(), #{self() => by_pid})]),
    P = spawn(fun() -> ok end),
    io:format("~w~n", [[P =/= self(), (P < self()) =/= (self() < P), node(P) =:= node(), node(R)]]),
    U = [erlang:unique_integer() || _ <- lists:seq(1, 100)],
    io:format("~w~n", [length(lists:usort(U))]),
    V = [erlang:unique_integer([monotonic, positive]) || _ <- lists:seq(1, 100)],
    io:format("~w~n", [V =:= lists:sort(V) andalso hd(V) > 0]),
    io:format("~w~n", [[try list_to_pid(id(T)) catch error:E -> E end || T <- ["<0.1>", "x", "<0.a.0>"]]]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
