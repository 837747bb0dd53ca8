%% libstd/shim/file_server.erl -- The process that file asks to open files, and to do what needs no open file.
%%
%% Differs from OTP's: that one is a gen_server that kernel's supervisor starts, and it keeps a table of open files that
%% nobody reads. Here it is a plain loop that answers gen_server:call, in programs that call file. ff_boot starts it where
%% kernel is not booted.
%% SPDX-License-Identifier: Apache-2.0
-module(file_server).
-export([start/0, start_link/0, init/1, stop/0, format_error/1]).

-define(SERVER, file_server_2).

start() ->
    Pid = spawn(fun() -> loop(process_flag(trap_exit, true)) end),
    register(?SERVER, Pid),
    {ok, Pid}.

%% A child of a supervisor.
start_link() -> proc_lib:start_link(?MODULE, init, [self()]).

init(Parent) ->
    process_flag(trap_exit, true),
    register(?SERVER, self()),
    proc_lib:init_ack({ok, self()}),
    loop(Parent).

stop() -> gen_server:call(?SERVER, stop, infinity).

format_error({_Line, ?MODULE, Reason}) -> io_lib:format("~w", [Reason]);
format_error(Reason) -> erl_posix_msg:message(Reason).

%% Each open file is a process linked to this one. Parent: the supervisor's pid, if there is one.
loop(Parent) ->
    receive
        {'$gen_call', From, stop} -> gen:reply(From, stopped);
        {'$gen_call', {Owner, _} = From, Request} ->
            gen:reply(From, answer(Request, Owner)),
            loop(Parent);
        {'EXIT', Parent, Reason} -> exit(Reason);
        _ -> loop(Parent)
    end.

answer({open, Name, Modes}, Owner) when is_list(Modes) -> file_io_server:start_link(Owner, Name, Modes);
answer({open, _, _}, _) -> {error, einval};
answer({read_file, Name}, _) -> prim_file:read_file(Name);
answer({write_file, Name, Bytes}, _) -> prim_file:write_file(Name, Bytes);
answer({set_cwd, Name}, _) -> prim_file:set_cwd(Name);
answer({get_cwd}, _) -> prim_file:get_cwd();
answer({get_cwd, Drive}, _) -> prim_file:get_cwd(Drive);
answer({delete, Name}, _) -> prim_file:delete(Name);
answer({rename, From, To}, _) -> prim_file:rename(From, To);
answer({make_dir, Name}, _) -> prim_file:make_dir(Name);
answer({del_dir, Name}, _) -> prim_file:del_dir(Name);
answer({list_dir, Name}, _) -> prim_file:list_dir(Name);
answer({list_dir_all, Name}, _) -> prim_file:list_dir_all(Name);
answer({read_file_info, Name}, _) -> prim_file:read_file_info(Name);
answer({read_file_info, Name, Options}, _) -> prim_file:read_file_info(Name, Options);
answer({write_file_info, Name, Info}, _) -> prim_file:write_file_info(Name, Info);
answer({write_file_info, Name, Info, Options}, _) -> prim_file:write_file_info(Name, Info, Options);
answer({read_link_info, Name}, _) -> prim_file:read_link_info(Name);
answer({read_link_info, Name, Options}, _) -> prim_file:read_link_info(Name, Options);
answer({read_link, Name}, _) -> prim_file:read_link(Name);
answer({read_link_all, Name}, _) -> prim_file:read_link_all(Name);
answer({make_link, Old, New}, _) -> prim_file:make_link(Old, New);
answer({make_symlink, Old, New}, _) -> prim_file:make_symlink(Old, New);
answer({altname, Name}, _) -> prim_file:altname(Name);
answer({copy, From, FromModes, To, ToModes, Length}, _) ->
    with_open(From, [read, binary | FromModes],
              fun(Source) ->
                  with_open(To, [write, binary | ToModes], fun(Target) -> prim_file:copy(Source, Target, Length) end)
              end);
answer(_, _) -> {error, einval}.

with_open(Name, Modes, Use) ->
    case prim_file:open(Name, Modes) of
        {ok, File} ->
            Result = Use(File),
            prim_file:close(File),
            Result;
        Error -> Error
    end.
