%% tests/lang/lang_literals.erl -- Large constant terms are shared, compared and matched like any other.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_literals).
-export([main/0, id/1]).

main() ->
    A = table(),
    B = table(),
    io:format("~w~n", [A =:= B]),
    io:format("~w~n", [[lookup(K) || K <- [one, two, three, four]]]),
    io:format("~w~n", [hd(element(2, A))]),
    io:format("~w~n", [setelement(1, A, changed) =:= A]),
    io:format("~w~n", [element(3, table()) + 1]),
    io:format("~w~n", [maps:put(new, 1, element(4, A)) =/= element(4, B)]),
    self() ! A,
    io:format("~w~n", [receive M -> M =:= B end]),
    io:format("~w~n", [element(1, A) ++ "!"]),
    garbage(1000),
    io:format("~p~n", [A]).

table() ->
    {"literal text", [1, 2.5, 'quoted atom', <<"bytes">>, <<3:5>>], 123456789012345678901234567890,
     #{key => [#{nested => {deep, "value"}}], 1 => <<>>, "str" => {}}, {{}, [], [[]]}, -1.0e-100}.

lookup(K) -> proplists:get_value(K, [{one, {1, "uno"}}, {two, {2, "due"}}, {three, {3, "tre"}}], none).

garbage(0) -> ok;
garbage(N) -> _ = [id(X) || X <- lists:seq(1, 100)], garbage(N - 1).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
