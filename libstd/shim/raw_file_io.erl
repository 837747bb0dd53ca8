%% libstd/shim/raw_file_io.erl -- Opens files for file and for file_io_server.
%%
%% Differs from OTP's: that one also stacks processes over the file that delay writes or compress. Here delayed_write is
%% accepted and writes at once, and compressed files cannot be opened: there is no zlib module.
%% SPDX-License-Identifier: Apache-2.0
-module(raw_file_io).
-export([open/2]).

open(Name, Modes) ->
    case lists:any(fun is_compressed/1, Modes) of
        true -> {error, enotsup};
        false -> open_plain(Name, readable(lists:filter(fun is_of_file/1, Modes)))
    end.

%% Lists instead of binaries are what one gets without asking.
open_plain(Name, Modes) ->
    case lists:member(binary, Modes) andalso not lists:member(list, Modes) of
        true -> prim_file:open(Name, Modes);
        false -> raw_file_io_list:open_layer(Name, [M || M <- Modes, M =/= list], [list])
    end.

is_compressed(Mode) -> Mode =:= compressed orelse Mode =:= compressed_one.

is_of_file(delayed_write) -> false;
is_of_file({delayed_write, _, _}) -> false;
is_of_file(_) -> true.

readable(Modes) ->
    case lists:any(fun(M) -> M =:= write orelse M =:= append orelse M =:= exclusive end, Modes) of
        true -> Modes;
        false -> [read | Modes]
    end.
