%% tests/conformance/lib/ct.erl -- The calls of common_test's module ct that OTP's suites make.
%% SPDX-License-Identifier: Apache-2.0
-module(ct).
-export([fail/1, fail/2, timetrap/1, sleep/1, comment/1, comment/2, log/1, log/2, pal/1, pal/2, print/1, print/2]).

fail(Reason) -> exit({test_case_failed, Reason}).
fail(Format, Args) -> fail(lists:flatten(io_lib:format(Format, Args))).

%% conformance:in_process/1 limits the time of every case.
timetrap(_Time) -> ok.

sleep({minutes, N}) -> timer:sleep(timer:minutes(N));
sleep({seconds, N}) -> timer:sleep(timer:seconds(N));
sleep(Ms) -> timer:sleep(Ms).

comment(_Text) -> ok.
comment(_Format, _Args) -> ok.
log(_Text) -> ok.
log(_Format, _Args) -> ok.
pal(_Text) -> ok.
pal(_Format, _Args) -> ok.
print(_Text) -> ok.
print(_Format, _Args) -> ok.
