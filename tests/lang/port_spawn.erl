%% tests/lang/port_spawn.erl -- open_port: programs, their options, what the owner is told, errors.
%% SPDX-License-Identifier: Apache-2.0
-module(port_spawn).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    streams(),
    packets(),
    lines(),
    statuses(),
    programs(),
    busy(),
    errors().

%% ---- what comes from a port, until nothing does; the port's number is not ours to tell ----

told(Port) -> told(Port, 400).

told(Port, Wait) ->
    receive
        {Port, {data, Data}} -> [Data | told(Port, Wait)];
        {Port, What} -> [What | told(Port, Wait)];
        {'EXIT', Port, Reason} -> [{exit, Reason}]
    after Wait -> []
    end.

show(What, Port) when is_port(Port) -> show(What, told(Port));
show(What, Told) -> io:format("~s: ~p~n", [What, Told]).

streams() ->
    Cat = open_port({spawn, "cat"}, []),
    Cat ! {self(), {command, ["he", <<"ll">>, $o]}},
    show("list", receive {Cat, X} -> X end),
    Cat ! {self(), close},
    show("close", Cat),
    show("closed", receive {Cat, closed} -> ok after 1000 -> none end),
    Bin = open_port({spawn, "cat"}, [binary, stream]),
    true = port_command(Bin, "bytes"),
    show("binary", receive {Bin, Y} -> Y end),
    true = port_close(Bin),
    show("port_close", Bin),
    show("in", open_port({spawn, "echo in"}, [in])),
    show("nothing", open_port({spawn, "true"}, [out])),
    show("stderr", open_port({spawn, "sh -c 'echo 1; echo 2 >&2'"}, [stderr_to_stdout, {line, 80}])),
    Large = open_port({spawn, "head -c 1000000 /dev/zero"}, [binary, exit_status]),
    show("large", sum(Large, 0)).

sum(Port, N) ->
    receive
        {Port, {data, Data}} -> sum(Port, N + byte_size(Data));
        {Port, Other} -> {N, Other}
    end.

packets() ->
    lists:foreach(
      fun(N) ->
              Port = open_port({spawn, "cat"}, [{packet, N}, binary]),
              [port_command(Port, D) || D <- ["", "a", lists:duplicate(200, $b)]],
              show("packet", [receive {Port, {data, D}} -> byte_size(D) end || _ <- [1, 2, 3]]),
              port_close(Port),
              show("end", Port)
      end, [1, 2, 4]),
    Port = open_port({spawn, "cat"}, [{packet, 1}]),
    show("too long", catch port_command(Port, lists:duplicate(256, $x))),
    show("ended", Port).

lines() ->
    show("lines", open_port({spawn, "printf 'abc\\r\\ndefghijkl\\nab\\rcde\\n\\nrest'"}, [{line, 5}])),
    show("line", open_port({spawn, "printf 'one\\ntwo'"}, [line, binary, eof])).

statuses() ->
    show("exit", open_port({spawn, "sh -c 'exit 3'"}, [exit_status])),
    show("exit eof", open_port({spawn, "sh -c 'echo x; exit 4'"}, [exit_status, eof])),
    show("killed", open_port({spawn, "sh -c 'kill -9 $$'"}, [exit_status])),
    show("no such", open_port({spawn, "/no/such/program 2>/dev/null"}, [exit_status])).

programs() ->
    Sh = "/bin/sh",
    Exec = fun(Options) -> open_port({spawn_executable, Sh}, [{line, 100} | Options]) end,
    show("args", Exec([{args, ["-c", "echo \"$0 $1 $2\"", "a b", <<"c">>, "λ"]}])),
    show("arg0", Exec([{arg0, "me"}, {args, ["-c", "ps -o args= -p $$ || true"]}, in])),
    show("cd", Exec([{cd, "/usr"}, {args, ["-c", "pwd"]}])),
    show("env", Exec([{env, [{"A", "1"}, {"B", "x y"}, {"HOME", false}]}, {args, ["-c", "echo $A $B $HOME"]}])),
    Other = Exec([nouse_stdio, {args, ["-c", "read x <&3; echo got $x >&4"]}]),
    port_command(Other, "hi\n"),
    show("other descriptors", Other).

%% A program that does not read: the queue fills, commands wait, and nosuspend tells.
busy() ->
    Port = open_port({spawn, "sh -c 'sleep 0.3; cat >/dev/null; echo done'"}, [binary]),
    Data = binary:copy(<<"x">>, 200000),
    show("first", port_command(Port, Data, [nosuspend])),
    show("second", port_command(Port, Data, [nosuspend])),
    show("waits", port_command(Port, Data)),
    Port ! {self(), {command, Data}},
    port_close(Port),
    show("busy end", Port).

errors() ->
    Open = fun(Name, Options) -> element(1, element(2, catch open_port(Name, Options))) end,
    show("open", [Open({spawn_executable, "/no/such"}, []), Open({spawn_executable, "/etc/passwd"}, []),
                  Open({spawn_driver, "no such driver"}, []), Open({spawn, "cat"}, [foo]), Open({spawn, ""}, []),
                  Open({spawn, "cat"}, [{packet, 3}]), Open({spawn, "cat"}, [{packet, 1}, line]),
                  Open({spawn, "cat"}, [{args, []}]), Open({fd, 0, a}, []), Open({spawn}, [])]),
    Cat = open_port({spawn, "cat"}, []),
    Why = fun(F) -> {'EXIT', {Reason, _}} = (catch F()), Reason end,
    show("use", [Why(fun() -> port_command(Cat, foo) end), Why(fun() -> port_command(Cat, "x", [foo]) end),
                 Why(fun() -> port_command(Cat, "x", [force]) end), Why(fun() -> port_control(Cat, 1, "x") end),
                 Why(fun() -> erlang:port_call(Cat, 1, x) end), Why(fun() -> port_connect(Cat, foo) end),
                 Why(fun() -> erlang:port_info(Cat, foo) end), erlang:port_get_data(Cat)]),
    port_close(Cat),
    show("closed", [Why(fun() -> port_close(Cat) end), Why(fun() -> port_command(Cat, "x") end),
                    erlang:port_info(Cat), erlang:port_info(Cat, name), Cat ! {self(), close} =:= {self(), close}]).
