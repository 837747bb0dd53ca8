%% tests/lang/bits_refc_share.erl -- Large binaries shared between processes, maps and sub-binaries keep their contents.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_refc_share).
-export([main/0, id/1]).

main() ->
    Big = binary:copy(<<"0123456789abcdef">>, 4096),
    Self = self(),
    Pids = [spawn(fun() -> worker(Self, N, Big) end) || N <- lists:seq(1, 8)],
    io:format("~w~n", [[receive {P, X} -> X end || P <- Pids]]),
    Parts = [binary:part(Big, N * 1000, 500) || N <- lists:seq(0, 60)],
    churn(200),
    io:format("~w~n", [erlang:phash2(Parts)]),
    io:format("~w~n", [iolist_size(Parts)]),
    Copy = binary:copy(hd(Parts)),
    io:format("~w ~w~n", [Copy =:= hd(Parts), binary:referenced_byte_size(Copy)]).

worker(Parent, N, Big) ->
    <<_:N/binary, X:32, _/binary>> = Big,
    Parent ! {self(), {X, erlang:phash2(binary:part(Big, N, 1000))}}.

churn(0) -> ok;
churn(N) ->
    _ = id(binary:copy(<<N:32>>, 3000)),
    churn(N - 1).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
