%% tests/lang/trace_applied.erl -- Who applies error, exit and throw stands in the trace, whether it is the last call of the function or not.
-module(trace_applied).
-export([main/0, list/1, list_2/1, body/1, called/1, called_2/1, in_tuple/1, as_fun/1, of_fun/1, framed/1, first/1, unknown/1]).

main() ->
    [told(F, X) || F <- [list, body], X <- [{error, [foo]}, {exit, [foo]}, {throw, [foo]}, {error, [foo, [x, y]]}, {error, []}, {error, [badarg]},
                                         {error, [foo, [x, y], [{error_info, #{cause => z}}]]}, {nif_error, [a]}]],
    [told(F, X) || F <- [list_2, called, called_2, in_tuple, as_fun, of_fun, framed], X <- [error, exit, throw]],
    told(first, error),
    told(unknown, error),
    io:format("~p~n", [catch in_tuple(error)]),
    io:format("~p~n", [catch list({throw, [value]})]),
    {_, Ref} = spawn_monitor(?MODULE, list, [{exit, [gone]}]),
    receive {'DOWN', Ref, _, _, Reason} -> io:format("~p~n", [Reason]) end.

told(F, X) ->
    try ?MODULE:F(X) of Value -> io:format("~p~n", [Value])
    catch Class:Reason:Trace -> io:format("~p ~p ~p~n~p~n", [F, Class, Reason, [Place || Place <- Trace, element(1, Place) =:= ?MODULE]])
    end.

list({F, Args}) -> apply(erlang, F, Args).

body({F, Args}) -> {apply(erlang, F, Args)}.

list_2(F) ->
    Args = id([foo]),
    apply(id(erlang), F, Args).

called(F) -> M = id(erlang), M:F(foo).

called_2(F) -> erlang:F(foo).

in_tuple(F) -> {erlang:F(foo)}.

as_fun(F) -> (id(fun erlang:F/1))(foo).

of_fun(F) -> apply(id(fun erlang:F/1), [foo]).

framed(F) ->
    A = id(1), B = id(2),
    put(A, B),
    try id(A + B) after put(A, A) end,
    erlang:F({foo, B}).

first(F) -> lists:foreach(fun erlang:F/1, [foo]).

unknown(F) -> M = id(?MODULE), M:F(foo).

id(X) -> X.
