%% tests/lang/stacktrace_depth.erl -- How many frames a stack trace has at most: a process's own, another's, an error's.
%% SPDX-License-Identifier: Apache-2.0
-module(stacktrace_depth).
-export([main/0]).

main() ->
    show(f1(own)),
    show(f1(error)),
    show(f1(bif)),
    Pid = spawn(fun() -> f1(wait) end),
    timer:sleep(50),
    {_, Trace} = process_info(Pid, current_stacktrace),
    show(Trace),
    exit(Pid, kill).

show(Trace) -> erlang:display([F || {_, F, _, _} <- Trace]).

f1(How) -> kept(f2(How)).
f2(How) -> kept(f3(How)).
f3(How) -> kept(f4(How)).
f4(How) -> kept(f5(How)).
f5(How) -> kept(f6(How)).
f6(How) -> kept(f7(How)).
f7(How) -> kept(f8(How)).
f8(How) -> kept(f9(How)).
f9(How) -> kept(f10(How)).
f10(How) -> kept(f11(How)).
f11(own) -> kept(element(2, process_info(self(), current_stacktrace)));
f11(error) -> try error(oops) catch _:_:Trace -> Trace end;
f11(bif) -> try atom_to_list(kept("no atom")) catch _:_:Trace -> Trace end;
f11(wait) -> receive nothing -> [] end.

kept(Trace) -> Trace.
