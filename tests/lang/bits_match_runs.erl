%% tests/lang/bits_match_runs.erl -- Fields of every size from 0 to 70 bits, at every alignment, one behind the other, of either
%% sign and either end first, on binaries that have just enough bits, a bit too few, and more.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_match_runs).
-export([main/0]).

-define(ROW(N),
        {N, [fun(<<X:N, R/bits>>) -> {X, R}; (R) -> {short, R} end,
             fun(<<X:N/signed, R/bits>>) -> {X, R}; (R) -> {short, R} end,
             fun(<<X:N/little, R/bits>>) -> {X, R}; (R) -> {short, R} end,
             fun(<<X:N/little-signed, R/bits>>) -> {X, R}; (R) -> {short, R} end,
             fun(<<A:3, X:N, B:5, Y:N/little-signed, C:N/signed>>) -> {A, X, B, Y, C};
                (<<_:3, X:N, B:5, R/bits>>) -> {part, X, B, R};
                (<<_:N, X:7>>) -> {seven, X};
                (R) -> {short, R}
             end,
             fun(<<A:N/bits, _:2, B:N/bits, _:N, C:1, R/bits>>) -> {A, B, C, R};
                (<<A:N/bits, B:9/bits, _/bits>>) -> {bits, A, B};
                (R) -> {short, R}
             end]}).

main() ->
    lists:foreach(fun({N, Funs}) -> io:format("~w ~w~n", [N, erlang:phash2([results(N, F) || F <- Funs])]) end, rows()),
    strings(),
    code_points(),
    sizes(),
    positions().

rows() ->
    [
     ?ROW(0), ?ROW(1), ?ROW(2), ?ROW(3), ?ROW(4), ?ROW(5), ?ROW(6), ?ROW(7),
     ?ROW(8), ?ROW(9), ?ROW(10), ?ROW(11), ?ROW(12), ?ROW(13), ?ROW(14), ?ROW(15),
     ?ROW(16), ?ROW(17), ?ROW(18), ?ROW(19), ?ROW(20), ?ROW(21), ?ROW(22), ?ROW(23),
     ?ROW(24), ?ROW(25), ?ROW(26), ?ROW(27), ?ROW(28), ?ROW(29), ?ROW(30), ?ROW(31),
     ?ROW(32), ?ROW(33), ?ROW(34), ?ROW(35), ?ROW(36), ?ROW(37), ?ROW(38), ?ROW(39),
     ?ROW(40), ?ROW(41), ?ROW(42), ?ROW(43), ?ROW(44), ?ROW(45), ?ROW(46), ?ROW(47),
     ?ROW(48), ?ROW(49), ?ROW(50), ?ROW(51), ?ROW(52), ?ROW(53), ?ROW(54), ?ROW(55),
     ?ROW(56), ?ROW(57), ?ROW(58), ?ROW(59), ?ROW(60), ?ROW(61), ?ROW(62), ?ROW(63),
     ?ROW(64), ?ROW(65), ?ROW(66), ?ROW(67), ?ROW(68), ?ROW(69), ?ROW(70)].

%% What F makes of runs of bits that begin at each alignment, of lengths around those that matter.
results(N, F) ->
    [F(slice(Whole, At, Length)) || Whole <- [short(), long()], At <- lists:seq(0, 9),
                                    Length <- lists:usort([0, 1, N, N + 1, N + 7, N + 8, N + 9, max(0, N - 1), 2 * N + 2, 3 * N + 7, 3 * N + 8, 3 * N + 20]),
                                    At + Length =< bit_size(Whole)].

slice(Whole, At, Length) ->
    <<_:At, Bits:Length/bits, _/bits>> = Whole,
    Bits.

short() -> list_to_binary([(I * 151 + 37) band 255 || I <- lists:seq(1, 40)]).
long() -> list_to_binary([(I * 89 + 201) band 255 || I <- lists:seq(1, 100)]).

%% Literal strings, right and with each byte wrong, at each alignment and cut short.
strings() ->
    Tests = [fun(<<"a", R/bits>>) -> {1, R}; (R) -> {no, R} end,
             fun(<<"true", R/bits>>) -> {4, R}; (<<"tr", R/bits>>) -> {2, R}; (R) -> {no, R} end,
             fun(<<"seven77", R/bits>>) -> {7, R}; (<<"seven7", R/bits>>) -> {6, R}; (R) -> {no, R} end,
             fun(<<"eight888", R/bits>>) -> {8, R}; (R) -> {no, R} end,
             fun(<<"a longer text", R/bits>>) -> {13, R}; (R) -> {no, R} end,
             fun(<<5:3, "ab", 9:4, R/bits>>) -> {bits, R}; (<<5:3, R/bits>>) -> {three, R}; (R) -> {no, R} end],
    Texts = [<<"a">>, <<"true">>, <<"trap">>, <<"seven77">>, <<"seven76">>, <<"eight888">>, <<"eight889">>, <<"a longer text">>,
             <<"b longer text">>, <<"a longer tex">>, <<5:3, "ab", 9:4>>, <<5:3, "ab", 8:4>>, <<5:3, "a">>],
    [io:format("~w~n", [erlang:phash2([F(slice(<<0:At, T/bits, Tail/bits>>, At, bit_size(T) + bit_size(Tail)))
                                       || T <- Texts, At <- lists:seq(0, 8), Tail <- [<<>>, <<1:1>>, <<"tail">>]])]) || F <- Tests].

code_points() ->
    F = fun(<<X/utf8, Y/utf8, R/bits>>) -> {X, Y, R};
           (<<3:3, X/utf8, R/bits>>) -> {bits, X, R};
           (<<_/utf8, R/bits>>) -> {skipped, R};
           (R) -> {no, R}
        end,
    Points = [0, $a, 127, 128, 16#7ff, 16#800, 16#d7ff, 16#e000, 16#ffff, 16#10000, 16#10ffff],
    Good = [<<X/utf8, Y/utf8>> || X <- Points, Y <- Points],
    Bad = [<<16#c0, 16#80>>, <<16#e0, 16#9f, 16#80>>, <<16#ed, 16#a0, 16#80>>, <<16#f0, 16#8f, 16#80, 16#80>>, <<16#f4, 16#90, 16#80, 16#80>>,
           <<16#f5, 0, 0, 0>>, <<16#80>>, <<16#c3>>, <<16#e2, 16#82>>, <<16#f0, 16#9f, 16#98>>, <<"a", 16#c3, "b">>, <<>>, <<1:7>>],
    io:format("~w~n", [erlang:phash2([F(slice(<<0:At, T/bits, Tail/bits>>, At, bit_size(T) + bit_size(Tail)))
                                      || T <- Good ++ Bad ++ [<<3:3, G/bits>> || G <- Good], At <- lists:seq(0, 8), Tail <- [<<>>, <<1:1>>, <<"t">>]])]).

%% Sizes that the program computes, between fields of known size.
sizes() ->
    F = fun(<<N:6, X:N, A:11, M:3, Y:M/binary, B:16/little, Z:N/bits, R/binary>>) -> {all, N, X, A, M, Y, B, Z, R};
           (<<N:6, X:N/little-signed, R/bits>>) -> {first, X, R};
           (<<N:5, _:N/unit:3, R:8/bits, _/bits>>) -> {skipped, R};
           (R) -> {no, R}
        end,
    io:format("~w~n", [erlang:phash2([F(slice(long(), At, Length)) || At <- lists:seq(0, 200), Length <- [0, 5, 11, 40, 77, 100, 160, 201, 260, 320, 321]])]),
    io:format("~w~n", [[catch size_of(S, <<1, 2, 3>>) || S <- [-1, 0, 8, 24, 25, a, 1.0, 1 bsl 59, 1 bsl 62, 1 bsl 70]]]).

size_of(S, B) ->
    case B of
        <<X:S, R/bits>> -> {X, R};
        <<_:S/binary, R/bits>> -> {bytes, R};
        _ -> no
    end.

%% A clause that fails behind fields that it took leaves them for the next one, and what it bound is not seen.
positions() ->
    io:format("~w~n", [[second(X, B) || X <- [x], B <- [<<>>, <<1>>, <<1, 2>>, <<1, 2, 3>>, <<1:4, 2, 3>>]]]),
    io:format("~w~n", [[nested(B, y) || B <- [<<>>, <<1>>, <<1, 2>>, <<1:4>>]]]),
    io:format("~w~n", [[floats(slice(<<0:At, 1.5/float, 2.5:32/float-little, 7:7>>, At, 103)) || At <- [0, 1, 7, 8]]]),
    io:format("~w~n", [floats(<<16#7ff8:16, 0:48, 1, 2, 3, 4>>)]),
    io:format("~w~n", [[wide(slice(<<0:At, 16#10041:32, 16#d83d:16, 16#de00:16, 65:16/little, 9>>, At, 88)) || At <- [0, 3, 8]]]),
    io:format("~w~n", [catch wide(<<1:40>>)]).

second(X, <<X0, Y, Z>>) -> {three, X, X0, Y, Z};
second(X, <<X0, Y>>) -> {two, X, X0, Y};
second(X, <<X0:4, R/bits>>) -> {nibble, X, X0, R};
second(X, R) -> {X, R}.

nested(B, X) ->
    Y = case B of
            <<A, R/binary>> ->
                case R of
                    <<C>> -> {C, A};
                    _ -> A
                end;
            _ -> X
        end,
    {Y, B}.

floats(<<X/float, Y:32/float-little, R/bits>>) -> {X, Y, R};
floats(<<X:16, R/bits>>) -> {X, R}.

wide(<<X/utf32, Y/utf16, Z/utf16-little, R/bits>>) -> {X, Y, Z, R};
wide(<<X:20, _/utf16, R/bits>>) -> {X, R}.
