%% tests/lang/bits_match_integer.erl -- Matching integers of every size, sign and byte order.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_match_integer).
-export([main/0, id/1]).

main() ->
    B = id(<<16#fe, 16#dc, 16#ba, 16#98, 16#76, 16#54, 16#32, 16#10, 16#0f, 16#1e>>),
    show("unsigned", [begin <<X:N, _/bits>> = B, X end || N <- [0, 1, 3, 8, 12, 16, 31, 32, 59, 60, 61, 64, 70, 80]]),
    show("signed", [begin <<X:N/signed, _/bits>> = B, X end || N <- [0, 1, 3, 8, 12, 16, 31, 32, 59, 60, 61, 64, 70,
                                                                     80]]),
    show("little", [begin <<X:N/little, _/bits>> = B, X end || N <- [1, 8, 12, 16, 31, 32, 60, 64, 70, 80]]),
    show("little signed", [begin <<X:N/little-signed, _/bits>> = B, X end
                           || N <- [1, 8, 12, 16, 31, 32, 60, 64, 70, 80]]),
    show("unaligned", [begin <<_:O, X:13, _/bits>> = B, X end || O <- lists:seq(0, 17)]),
    show("unaligned little", [begin <<_:O, X:20/little, _/bits>> = B, X end || O <- lists:seq(0, 9)]),
    <<A:4, C:4/signed, D:16, E:24/little, F/bits>> = B,
    show("fields", {A, C, D, E, F}),
    show("constant", case B of <<16#fe, 16#dc:8, _/binary>> -> yes; _ -> no end),
    show("wide constant", case B of <<16#fedcba9876543210:64, _:16>> -> yes; _ -> no end),
    show("too short", case B of <<_:88>> -> yes; <<_:80>> -> exact; _ -> no end),
    show("negative constant", case id(<<255>>) of <<-1/signed>> -> yes; <<255>> -> unsigned; _ -> no end).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
