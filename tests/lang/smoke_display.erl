%% tests/lang/smoke_display.erl -- erlang:display/1 writes terms without any Erlang-side formatting.
%% SPDX-License-Identifier: Apache-2.0
-module(smoke_display).
-export([main/0, id/1]).

main() ->
    [erlang:display(id(T)) || T <- [1, -1, 1 bsl 59, 1 bsl 100, atom, 'Quoted atom', a@b, '.', 'åÄ', [], [1, 2, 3], [a | b], {},
                                    {a, {b, c}}, "text",
                                    <<1, 2, 3>>, <<"abc">>, 1.5, #{a => 1}, [[]], true]].

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
