%% libstd/shim/erl_prim_loader.erl -- Files at the time of the boot: those that the program carries, then those of the disk.
%%
%% Differs from OTP's: that one is a process that also looks into archives. Here there is no path to search.
%% SPDX-License-Identifier: Apache-2.0
-module(erl_prim_loader).
-export([get_file/1, list_dir/1, read_file_info/1, read_link_info/1, get_cwd/0, get_cwd/1, get_path/0, set_path/1]).

-include_lib("kernel/include/file.hrl").

get_file(Name) ->
    case ff_rt:file(chars(Name)) of
        {Path, Bytes} -> {ok, Bytes, Path};
        none -> loaded(prim_file:read_file(Name), Name)
    end.

loaded({ok, Bytes}, Name) -> {ok, Bytes, Name};
loaded({error, _}, _) -> error.

chars(Name) when is_atom(Name) -> atom_to_list(Name);
chars(Name) -> Name.

list_dir(Name) -> or_error(prim_file:list_dir(Name)).

read_file_info(Name) ->
    case ff_rt:file(chars(Name)) of
        {_, Bytes} -> {ok, #file_info{size = byte_size(Bytes), type = regular, access = read, mode = 8#100444}};
        none -> or_error(prim_file:read_file_info(Name))
    end.

read_link_info(Name) -> or_error(prim_file:read_link_info(Name)).

or_error({ok, _} = Ok) -> Ok;
or_error({error, _}) -> error.

get_cwd() -> or_error(prim_file:get_cwd()).

get_cwd(Drive) -> or_error(prim_file:get_cwd(Drive)).

get_path() -> {ok, []}.

set_path(_) -> ok.
