%% libstd/shim/ram_file.erl -- Files in memory: what file:open/2 gives for the mode `ram`.
%%
%% Differs from OTP's: that one keeps the bytes in a driver of the emulator, behind a port. Here a process keeps them, until the
%% file is closed or the process that opened it ends; so they are there on every target, and any process can use the file.
%% SPDX-License-Identifier: Apache-2.0
-module(ram_file).
-export([open/2, close/1, write/2, read/2, copy/3, pread/2, pread/3, pwrite/2, pwrite/3, position/2, truncate/1, datasync/1, sync/1,
         get_size/1, get_file/1, advise/4, allocate/3, ipread_s32bu_p32bu/3]).
-include_lib("kernel/include/file.hrl").

-define(is_i32(N), N >= -16#80000000, N < 16#80000000). %% what OTP's driver takes

-record(ram, {bytes :: binary(), at = 0 :: non_neg_integer(), readable :: boolean(), writable :: boolean()}).

open(Data, Modes) when is_list(Modes) ->
    case lists:all(fun(Mode) -> lists:member(Mode, [ram, read, write, binary]) end, Modes) of
        true -> opened(bytes(Data), Modes);
        false -> {error, badarg}
    end.

opened({ok, Bytes}, Modes) ->
    Writable = lists:member(write, Modes),
    Ram = #ram{bytes = Bytes, readable = not Writable orelse lists:member(read, Modes), writable = Writable},
    Owner = self(),
    Pid = spawn(fun() -> monitor(process, Owner), serve(Ram) end),
    {ok, #file_descriptor{module = ?MODULE, data = {Pid, lists:member(binary, Modes)}}};
opened(Error, _) -> Error.

close(File) ->
    _ = call(File, close),
    ok.

read(File, Size) when is_integer(Size), Size >= 0 ->
    if ?is_i32(Size) -> given(call(File, {read, cur, Size}), Size, File);
       true -> {error, einval}
    end.

write(File, Data) -> sent(File, cur, Data).

copy(Source, Destination, Length) -> file:copy_opened(Source, Destination, Length).

pread(File, Wanted) when is_list(Wanted) ->
    case outcome(fun({At, Size}) -> place(At, Size); (_) -> {error, badarg} end, Wanted) of
        ok -> preads(File, Wanted, []);
        Error -> Error
    end.

%% The first thing that Check does not answer ok to.
outcome(_, []) -> ok;
outcome(Check, [Thing | Things]) ->
    case Check(Thing) of
        ok -> outcome(Check, Things);
        Error -> Error
    end.

place(At, Size) when is_integer(At), is_integer(Size), Size >= 0, ?is_i32(At), ?is_i32(Size) -> ok;
place(At, Size) when is_integer(At), is_integer(Size), Size >= 0 -> {error, einval};
place(_, _) -> {error, badarg}.

preads(_, [], Parts) -> {ok, lists:reverse(Parts)};
preads(File, [{At, Size} | Wanted], Parts) ->
    case pread(File, At, Size) of
        {ok, Part} -> preads(File, Wanted, [Part | Parts]);
        eof -> preads(File, Wanted, [eof | Parts]);
        Error -> Error
    end.

pread(File, At, Size) ->
    case place(At, Size) of
        ok -> given(call(File, {read, At, Size}), Size, File);
        Error -> Error
    end.

pwrite(File, Parts) when is_list(Parts) -> pwrites(File, Parts, 0, []).

%% Nothing is written unless all parts can be. The error tells how many were.
pwrites(File, [], _, Parts) -> written(File, lists:reverse(Parts), 0);
pwrites(File, [{At, Data} | Rest], N, Parts) when is_integer(At), ?is_i32(At) ->
    case bytes(Data) of
        {ok, Bytes} -> pwrites(File, Rest, N + 1, [{At, Bytes} | Parts]);
        Error -> Error
    end;
pwrites(_, [{At, _} | _], N, _) when is_integer(At) -> {error, {N, einval}};
pwrites(_, _, _, _) -> {error, badarg}.

written(_, [], _) -> ok;
written(File, [{At, Bytes} | Parts], N) ->
    case call(File, {write, At, Bytes}) of
        ok -> written(File, Parts, N + 1);
        {error, Reason} -> {error, {N, Reason}}
    end.

pwrite(File, At, Data) when is_integer(At), ?is_i32(At) -> sent(File, At, Data);
pwrite(_, At, _) when is_integer(At) -> {error, einval};
pwrite(_, _, _) -> {error, badarg}.

position(File, At) when is_integer(At) -> position(File, {bof, At});
position(File, From) when From =:= bof; From =:= cur; From =:= eof -> position(File, {From, 0});
position(File, {From, Offset}) when From =:= bof, is_integer(Offset); From =:= cur, is_integer(Offset);
                                    From =:= eof, is_integer(Offset) ->
    if ?is_i32(Offset) -> call(File, {position, From, Offset});
       true -> {error, einval}
    end;
position(_, _) -> {error, badarg}.

truncate(File) -> call(File, truncate).

datasync(File) -> call(File, sync).

sync(File) -> call(File, sync).

get_size(#file_descriptor{module = ?MODULE} = File) -> call(File, size);
get_size(#file_descriptor{}) -> {error, enotsup}.

get_file(#file_descriptor{module = ?MODULE} = File) -> given(call(File, all), 0, File);
get_file(#file_descriptor{}) -> {error, enotsup}.

advise(#file_descriptor{module = ?MODULE} = File, _, _, Advice) ->
    case lists:member(Advice, [normal, random, sequential, will_need, dont_need, no_reuse]) of
        true -> call(File, sync);
        false -> {error, einval}
    end;
advise(#file_descriptor{}, _, _, _) -> {error, enotsup}.

allocate(#file_descriptor{module = ?MODULE} = File, _, _) -> call(File, sync);
allocate(#file_descriptor{}, _, _) -> {error, enotsup}.

ipread_s32bu_p32bu(File, At, MaxSize) -> file:ipread_s32bu_p32bu_int(File, At, MaxSize).

%% ---- on the client's side ----

bytes(Data) ->
    try {ok, iolist_to_binary(Data)}
    catch error:Reason -> {error, Reason}
    end.

sent(File, At, Data) ->
    case bytes(Data) of
        {ok, Bytes} -> call(File, {write, At, Bytes});
        Error -> Error
    end.

given({ok, <<>>}, Size, _) when Size > 0 -> eof;
given({ok, Bytes}, _, #file_descriptor{data = {_, false}}) -> {ok, binary_to_list(Bytes)};
given(Result, _, _) -> Result.

%% A file that is closed is an argument that nothing can be done with.
call(#file_descriptor{module = ?MODULE, data = {Pid, _}}, Request) ->
    Ref = monitor(process, Pid),
    Pid ! {self(), Ref, Request},
    receive
        {Ref, Reply} ->
            demonitor(Ref, [flush]),
            Reply;
        {'DOWN', Ref, _, _, _} -> {error, einval}
    end.

%% ---- in the process of the file ----

serve(Ram) ->
    receive
        {Client, Ref, close} -> Client ! {Ref, ok};
        {Client, Ref, Request} ->
            {Reply, Ram1} = handle(Request, Ram),
            Client ! {Ref, Reply},
            serve(Ram1);
        {'DOWN', _, _, _, _} -> ok
    end.

handle({read, _, _}, #ram{readable = false} = Ram) -> {{error, ebadf}, Ram};
handle({read, cur, Size}, #ram{at = At} = Ram) ->
    Part = part(At, Size, Ram),
    {{ok, Part}, Ram#ram{at = At + byte_size(Part)}};
handle({read, At, _}, Ram) when At < 0 -> {{error, einval}, Ram};
handle({read, At, Size}, Ram) -> {{ok, part(At, Size, Ram)}, Ram};
handle({write, _, _}, #ram{writable = false} = Ram) -> {{error, ebadf}, Ram};
handle({write, cur, Bytes}, #ram{at = At} = Ram) -> {ok, (put_at(At, Bytes, Ram))#ram{at = At + byte_size(Bytes)}};
handle({write, At, _}, Ram) when At < 0 -> {{error, einval}, Ram};
handle({write, At, Bytes}, Ram) -> {ok, put_at(At, Bytes, Ram)};
handle({position, From, Offset}, Ram) ->
    case start(From, Ram) + Offset of
        At when At >= 0 -> {{ok, At}, Ram#ram{at = At}};
        _ -> {{error, einval}, Ram}
    end;
handle(truncate, #ram{writable = false} = Ram) -> {{error, eacces}, Ram};
handle(truncate, #ram{at = At} = Ram) ->
    #ram{bytes = Bytes} = Longer = put_at(At, <<>>, Ram),
    {ok, Longer#ram{bytes = binary:copy(binary:part(Bytes, 0, At))}};
handle(sync, Ram) -> {ok, Ram};
handle(size, Ram) -> {{ok, byte_size(Ram#ram.bytes)}, Ram};
handle(all, Ram) -> {{ok, Ram#ram.bytes}, Ram}.

start(bof, _) -> 0;
start(cur, Ram) -> Ram#ram.at;
start(eof, Ram) -> byte_size(Ram#ram.bytes).

part(At, _, #ram{bytes = Bytes}) when At >= byte_size(Bytes) -> <<>>;
part(At, Size, #ram{bytes = Bytes}) -> binary:part(Bytes, At, min(Size, byte_size(Bytes) - At)).

%% Bytes that nobody wrote are zeros. Writing at the end appends in place.
put_at(At, Bytes, #ram{bytes = Old} = Ram) ->
    Size = byte_size(Old),
    After = At + byte_size(Bytes),
    New = if At > Size -> <<Old/binary, 0:((At - Size) * 8), Bytes/binary>>;
             At =:= Size -> <<Old/binary, Bytes/binary>>;
             After >= Size -> <<(binary:part(Old, 0, At))/binary, Bytes/binary>>;
             true -> <<(binary:part(Old, 0, At))/binary, Bytes/binary, (binary:part(Old, After, Size - After))/binary>>
          end,
    Ram#ram{bytes = New}.
