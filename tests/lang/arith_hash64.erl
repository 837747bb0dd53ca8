%% tests/lang/arith_hash64.erl -- Hashes and random numbers of 64 bits: integers around one limb, masked.
-module(arith_hash64).
-export([main/0]).

-define(MASK, 16#ffffffffffffffff).

main() ->
    io:format("~w ~w~n", [fnv(<<"the quick brown fox">>, 14695981039346656037), splitmix(1234567, 20, [])]),
    Edges = [S * ((1 bsl B) + D) || B <- [0, 31, 58, 59, 60, 62, 63, 64, 65, 127, 128], D <- [-1, 0, 1], S <- [1, -1]],
    io:format("~w~n", [erlang:phash2([{A band B, A bor B, A bxor B} || A <- Edges, B <- Edges])]),
    true = lists:all(fun({A, B}) -> A + B =:= (A band B) + (A bor B) andalso (A bxor B) =:= (A bor B) - (A band B) end, [{A, B} || A <- Edges, B <- Edges]),
    io:format("~w~n", [[A band ?MASK || A <- Edges]]).

fnv(<<>>, H) -> H;
fnv(<<C, R/binary>>, H) -> fnv(R, ((H bxor C) * 1099511628211) band ?MASK).

splitmix(_, 0, Acc) -> lists:reverse(Acc);
splitmix(S0, N, Acc) ->
    S = (S0 + 16#9e3779b97f4a7c15) band ?MASK,
    Z1 = ((S bxor (S bsr 30)) * 16#bf58476d1ce4e5b9) band ?MASK,
    Z2 = ((Z1 bxor (Z1 bsr 27)) * 16#94d049bb133111eb) band ?MASK,
    splitmix(S, N - 1, [Z2 bxor (Z2 bsr 31) | Acc]).
