%% tests/lang/arith_text_edges.erl -- Integers and floats to text and back around the lengths where the way of conversion changes.
-module(arith_text_edges).
-export([main/0]).

main() ->
    [integers(Base) || Base <- [2, 7, 8, 10, 11, 16, 36]],
    [io:format("~p~n", [attempt(fun() -> Read(Text) end)]) || {Read, Texts} <- bad(), Text <- Texts],
    [io:format("~p~n", [string:to_integer(T)]) || T <- ["", "-", "+12x", "123456789012345678901x", "-0", "00000000000000000000001 "]],
    [floats(F) || F <- [0.1, -0.0, 1.5, 123.456, 1.0e15, 9007199254740993.0, 1 / 3, 2 / 3, 1.0e22, 1.0e23, 5.0e-324, 1.7976931348623157e308,
                        0.30000000000000004, 9.999999999999999e14, 99999999999999.99, 1.0e-5, 123456789.12345679]],
    [io:format("~p~n", [list_to_float(T)]) || T <- ["0.1", "-0.0", "+1.25", "123456789.123456789", "9007199254740993.0", "1.0e-400", "12345678901234567890.5"]].

%% Numbers of 1 to 25 digits in the base, and their neighbours.
integers(Base) ->
    Numbers = [S * (pow(Base, N) + D) || N <- lists:seq(0, 25), D <- [-1, 0, 1], S <- [1, -1]],
    [begin
         List = integer_to_list(I, Base),
         Binary = integer_to_binary(I, Base),
         true = list_to_binary(List) =:= Binary,
         I = list_to_integer(List, Base),
         I = binary_to_integer(Binary, Base),
         I = list_to_integer(string:lowercase(List), Base)
     end || I <- Numbers],
    io:format("~w ~w~n", [Base, erlang:phash2([integer_to_list(I, Base) || I <- Numbers])]).

pow(_, 0) -> 1;
pow(B, N) -> B * pow(B, N - 1).

bad() ->
    [{fun erlang:list_to_integer/1, ["", "-", "+", "1x", "x1", "12345678901234567890x", "1-", [$1 | $2], [$1, a], [$1, 304], "@", "`", "{"]},
     {fun(T) -> list_to_integer(T, 16) end, ["g", "@", "`", "/", ":", "G", "fF"]},
     {fun(T) -> list_to_integer(T, 36) end, ["z", "Z", "{", "[", "@", "`"]},
     {fun erlang:binary_to_integer/1, [<<>>, <<"-">>, <<"1 ">>, <<"12345678901234567890x">>, <<"+0">>, <<"-12">>, <<"é"/utf8>>]}].

attempt(F) ->
    try F() catch Class:Reason -> {Class, Reason} end.

floats(F) ->
    io:format("~p ~s ~s ~s ~p~n", [F, float_to_list(F), float_to_list(F, [short]), float_to_list(F, [{scientific, 5}]),
                                   attempt(fun() -> float_to_list(F, [{decimals, 4}, compact]) end)]),
    F = list_to_float(float_to_list(F)),
    F = binary_to_float(float_to_binary(F, [short])).
