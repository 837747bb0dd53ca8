%% Fields that no binary fills, and fields of more bits than an integer may have, whose value is small all the same.
-module(bin_huge_fields).
-export([main/0]).

main() ->
    io:format("~p~n", [[tail(<<1>>), tail(<<1, 2>>), middle(<<1, 2>>)]]),
    Size = 1 bsl 26,
    io:format("~p~n", [[read(<<N:Size>>, Size) || N <- [0, 7, -1, -5]]]),
    io:format("~p~n", [[read(<<N:Size/little>>, Size) || N <- [0, 7]]]),
    io:format("~p~n", [[read_signed(<<N:Size>>, Size) || N <- [0, 7, -1, -5, -(1 bsl 64), -(1 bsl 128)]]]).

tail(<<B, _:16#10000000000000000>>) -> B;
tail(_) -> no_match.

middle(<<_:16#10000000000000000, B>>) -> B;
middle(_) -> no_match.

%% What is too large to print is only said to be so.
read(Bin, Size) ->
    case Bin of
        <<N:Size>> when N < 100 -> N;
        _ -> large
    end.

read_signed(Bin, Size) ->
    <<N:Size/signed>> = Bin,
    N.
