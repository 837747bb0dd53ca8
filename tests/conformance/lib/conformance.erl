%% tests/conformance/lib/conformance.erl -- Runs the cases of one of OTP's suites without common_test.
%%
%%   erl -noshell -pa EBIN -s conformance start -extra SUITE          or, built by fireflyc: PROGRAM SUITE [CASE...]
%% Prints `ok CASE`, `skip CASE REASON` or `FAIL CASE REASON`, one line a case, and then `end`, by which a reader knows that
%% no case is missing. Groups run their cases one after the other, whatever their properties say. The data folder of a
%% suite is SUITE_data in the current directory; priv/ beside it may be written to. The CASEs are those that are known not to pass.
%% SPDX-License-Identifier: Apache-2.0
-module(conformance).
-export([start/0, main/1]).

-define(CASE_MS, 600000). %% so long that only what hangs takes it
-define(KNOWN_CASE_MS, 60000). %% some of them hang
-define(REASON_DEPTH, 14).
-define(REASON_CHARS, 300).

start() -> main(init:get_plain_arguments()).

main([Name | Known]) ->
    Suite = list_to_atom(Name),
    put(known, Known),
    _ = Suite:module_info(exports),
    Config = [{data_dir, "./" ++ Name ++ "_data/"}, {priv_dir, "./priv/"}],
    around(Suite, {init_per_suite, []}, {end_per_suite, []}, Config, fun(C) -> items(Suite, C, Suite:all()) end),
    io:put_chars("end\n"),
    halt(0).

items(Suite, Config, Items) -> lists:foreach(fun(Item) -> item(Suite, Config, Item) end, Items).

item(Suite, Config, {group, Name}) -> group(Suite, Config, lists:keyfind(Name, 1, optional(Suite, groups, [], [])));
item(Suite, Config, {group, Name, _Properties}) -> item(Suite, Config, {group, Name});
item(Suite, Config, Case) when is_atom(Case) -> testcase(Suite, Config, Case);
item(Suite, Config, Group) -> group(Suite, Config, Group).

group(Suite, Config, {Name, _Properties, Items}) -> group(Suite, Config, {Name, Items});
group(Suite, Config, {Name, Items}) ->
    around(Suite, {init_per_group, [Name]}, {end_per_group, [Name]}, Config, fun(C) -> items(Suite, C, Items) end).

%% Runs Body with what Init makes of Config, between Init and End. A setup that fails stands for all that it was for.
around(Suite, {Init, Args}, {End, EndArgs}, Config, Body) ->
    case in_process(?CASE_MS, fun() -> optional(Suite, Init, Args ++ [Config], Config) end) of
        {returned, C} when is_list(C) ->
            Body(C),
            in_process(?CASE_MS, fun() -> optional(Suite, End, EndArgs ++ [C], ok) end);
        Other ->
            report(Init, Other)
    end.

testcase(Suite, Config, Case) ->
    report(Case, in_process(case_ms(Case), fun() ->
        case optional(Suite, init_per_testcase, [Case, Config], Config) of
            C when is_list(C) ->
                Result = Suite:Case(C),
                catch optional(Suite, end_per_testcase, [Case, C], ok),
                Result;
            Skip ->
                Skip
        end
    end)).

case_ms(Case) ->
    case lists:member(atom_to_list(Case), get(known)) of
        true -> ?KNOWN_CASE_MS;
        false -> ?CASE_MS
    end.

optional(Suite, Function, Args, Default) ->
    case erlang:function_exported(Suite, Function, length(Args)) of
        true -> apply(Suite, Function, Args);
        false -> Default
    end.

%% {returned, Value} | {failed, Why}: a case may kill, link to and send to its own process as it likes.
in_process(Ms, Fun) ->
    {Pid, Ref} = spawn_monitor(fun() ->
        exit({?MODULE, try {returned, Fun()} catch Class:Reason:Trace -> {failed, {Class, Reason, Trace}} end})
    end),
    receive
        {'DOWN', Ref, process, Pid, {?MODULE, Result}} -> Result;
        {'DOWN', Ref, process, Pid, Reason} -> {failed, {died, Reason}}
    after Ms ->
        exit(Pid, kill),
        erlang:demonitor(Ref, [flush]),
        {failed, timeout}
    end.

report(Case, {returned, {Skip, Why}}) when Skip =:= skip; Skip =:= skipped -> line("skip", Case, Why);
report(Case, {returned, _}) -> io:format("ok ~ts~n", [Case]);
report(Case, {failed, Why}) -> line("FAIL", Case, Why).

line(Kind, Case, Why) ->
    Text = lists:flatten(io_lib:format("~0tP", [Why, ?REASON_DEPTH])),
    io:format("~ts ~ts ~ts~n", [Kind, Case, lists:sublist(Text, ?REASON_CHARS)]).
