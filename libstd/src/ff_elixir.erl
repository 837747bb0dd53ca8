%% libstd/src/ff_elixir.erl -- Stands around the entry of programs whose entry is Elixir's: what `elixir` does around a script.
%%
%% The compiler binds ff_entry:call/1 and failed/1, which ff_boot calls, to this module, and ff_entry:main/1 to the user's
%% function. start/1 and tell/1 are linked in programs that boot applications, which nearly all of Elixir's do: the rest is small.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_elixir).
-export([call/1, entry_failed/1, start/1, tell/1]).

call(Args) ->
    try_own("start", [Args]),
    ff_entry:main(Args).

%% Reason is what the process of the entry ended with.
entry_failed(Reason) ->
    try_own("tell", [Reason]) =:= none andalso ff_rt:entry_failed(Reason).

try_own(Name, Args) ->
    Function = ff_rt:link_tag(Name),
    case erlang:function_exported(?MODULE, Function, length(Args)) of
        true -> ff_rt:apply(?MODULE, Function, Args);
        false -> none
    end.

%% Elixir is running when a script begins, and so is its logger.
start(Args) ->
    [{ok, _} = application:ensure_all_started(App) || App <- [elixir, logger], lists:member(atom_to_list(App) ++ ".app", ff_rt:files())],
    'Elixir.System':argv([unicode:characters_to_binary(Arg) || Arg <- Args]).

%% Ends the program as Kernel.CLI does: a number that the entry exits with is the status, all else is an error to print.
tell(Status) when is_integer(Status), Status >= 0, Status =< 255 -> halt(Status);
tell({shutdown, Status}) when is_integer(Status) -> halt(Status);
tell({{nocatch, Thrown}, Trace}) -> print(throw, Thrown, Trace);
tell({Reason, [{M, F, _, Where} | _] = Trace}) when is_atom(M), is_atom(F), is_list(Where) -> print(error, Reason, Trace);
tell(Reason) -> print(exit, Reason, []).

print(Kind, Reason, Trace) ->
    io:put_chars(standard_error, 'Elixir.Kernel.CLI':format_error(Kind, Reason, Trace)).
