%% libstd/shim/code.erl -- What programs ask the code server of a program that is complete when it starts.
%%
%% Differs from OTP's: that one talks to a process that finds and loads files. Here a module is loaded if anything of it is
%% linked in, else there is no such file; nothing can be loaded, purged or deleted. The code path begins empty.
%% SPDX-License-Identifier: Apache-2.0
-module(code).
-export([start_link/0, ensure_loaded/1, ensure_modules_loaded/1, load_file/1, load_abs/1, load_abs/2, load_binary/3, atomic_load/1, prepare_loading/1,
         finish_loading/1, is_loaded/1, all_loaded/0, all_available/0, modified_modules/0, clash/0, get_doc/1,
         which/1, where_is_file/1, where_is_file/2, get_object_code/1, module_status/0, module_status/1, get_mode/0, purge/1, soft_purge/1, delete/1,
         get_path/0, set_path/1, add_path/1, add_patha/1, add_pathz/1, add_paths/1, add_pathsa/1, add_pathsz/1,
         rehash/0, del_path/1, replace_path/2, set_primary_archive/4, is_module_native/1, get_chunk/2, module_md5/1, is_sticky/1,
         stick_mod/1, unstick_mod/1, stick_dir/1, unstick_dir/1,
         coverage_support/0, get_coverage_mode/0, get_coverage_mode/1, set_coverage_mode/1, get_coverage/2, reset_coverage/1,
         root_dir/0, lib_dir/0, lib_dir/1, lib_dir/2, priv_dir/1, compiler_dir/0, objfile_extension/0]).

-include_lib("kernel/include/file.hrl").

%% A child of kernel's supervisor that programs can only name: nothing asks it.
start_link() ->
    Parent = self(),
    Pid = spawn_link(fun() -> process_flag(trap_exit, true), loop(Parent) end),
    register(code_server, Pid),
    {ok, Pid}.

loop(Parent) ->
    receive
        {'EXIT', Parent, Reason} -> exit(Reason);
        _ -> loop(Parent)
    end.

ensure_loaded(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> {module, Module};
        false -> {error, nofile}
    end.

%% The last one that is missing comes first, as in OTP.
ensure_modules_loaded(Modules) when is_list(Modules) ->
    case [{M, nofile} || M <- lists:reverse(Modules), not erlang:module_loaded(M)] of
        [] -> ok;
        Missing -> {error, Missing}
    end.

load_file(Module) when is_atom(Module) -> {error, nofile}.

load_abs(Name) when is_list(Name); is_atom(Name) -> {error, nofile}.

load_abs(Name, Module) when is_atom(Module) -> load_abs(Name).

load_binary(Module, _, Binary) when is_atom(Module), is_binary(Binary) -> {error, not_allowed}.

atomic_load(Modules) -> prepared(prepare_loading(Modules)).

prepared({ok, Prepared}) -> finish_loading(Prepared);
prepared(Error) -> Error.

prepare_loading([]) -> {ok, []};
prepare_loading(Modules) -> {error, [{name_to_load(M), nofile} || M <- Modules]}.

name_to_load({Module, _, _}) -> Module;
name_to_load(Module) when is_atom(Module) -> Module.

finish_loading([]) -> ok.

is_loaded(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> {file, preloaded};
        false -> false
    end.

all_loaded() -> [{M, preloaded} || M <- erlang:loaded()].

all_available() -> [{atom_to_list(M), preloaded, true} || M <- erlang:loaded()].

modified_modules() -> [].

clash() -> ok.

get_doc(Module) when is_atom(Module) ->
    case which(Module) of
        preloaded -> {error, missing};
        Error -> {error, Error}
    end.

which(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> preloaded;
        false -> non_existing
    end.

%% .app files of applications that the program carries, then what the code path's folders hold.
where_is_file(File) ->
    case ff_rt:file(File) of
        {Path, _} -> Path;
        none -> first_with(get_path(), File)
    end.

where_is_file(Dirs, File) -> first_with([Dir || Dir <- Dirs, is_list(Dir)], File).

first_with([Dir | Dirs], File) ->
    Full = filename:append(Dir, File),
    case prim_file:read_file_info(Full) of
        {ok, _} -> Full;
        {error, _} -> first_with(Dirs, File)
    end;
first_with([], _) -> non_existing.

get_object_code(Module) when is_atom(Module) -> error.

module_status() -> module_status([Module || {Module, _} <- all_loaded()]).

module_status(Modules) when is_list(Modules) -> [{Module, module_status(Module)} || Module <- Modules];
module_status(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> loaded;
        false -> not_loaded
    end.

get_mode() -> embedded.

purge(Module) when is_atom(Module) -> false.

soft_purge(Module) when is_atom(Module) -> true.

delete(Module) when is_atom(Module) -> false.

%% ---- the code path: folders where where_is_file/1 looks, and no module is looked for ----

get_path() -> persistent_term:get({?MODULE, path}, []).

store_path(Path) ->
    persistent_term:put({?MODULE, path}, Path),
    true.

set_path(Path) when is_list(Path) ->
    case lists:all(fun is_folder/1, Path) of
        true -> store_path(Path);
        false -> {error, bad_directory}
    end.

is_folder(Name) when is_list(Name) ->
    case prim_file:read_file_info(Name) of
        {ok, Info} -> element(#file_info.type, Info) =:= directory;
        {error, _} -> false
    end;
is_folder(_) -> false.

add_path(Dir) -> add_pathz(Dir).

add_patha(Dir) when is_list(Dir) -> add(Dir, fun(Path) -> [Dir | lists:delete(Dir, Path)] end).

add_pathz(Dir) when is_list(Dir) ->
    add(Dir, fun(Path) ->
                     case lists:member(Dir, Path) of
                         true -> Path;
                         false -> Path ++ [Dir]
                     end
             end).

add(Dir, Change) ->
    case is_folder(Dir) of
        true -> store_path(Change(get_path()));
        false -> {error, bad_directory}
    end.

add_paths(Dirs) -> add_pathsz(Dirs).

add_pathsa(Dirs) when is_list(Dirs) -> lists:foreach(fun(Dir) -> is_list(Dir) andalso add_patha(Dir) end, Dirs).

add_pathsz(Dirs) when is_list(Dirs) -> lists:foreach(fun(Dir) -> is_list(Dir) andalso add_pathz(Dir) end, Dirs).

del_path(Dir) when is_list(Dir); is_atom(Dir) ->
    Path = get_path(),
    case [D || D <- Path, not is_named(Dir, D)] of
        Path -> false;
        Left -> store_path(Left)
    end.

%% A folder is named by itself, or as the application whose ebin folder it is, without its version.
is_named(Name, Dir) when is_atom(Name) ->
    case lists:reverse(filename:split(Dir)) of
        ["ebin", App | _] -> hd(string:split(App, "-")) =:= atom_to_list(Name);
        _ -> false
    end;
is_named(Dir, Dir) -> true;
is_named(_, _) -> false.

replace_path(Name, Dir) when is_atom(Name), is_list(Dir) ->
    case is_named(Name, Dir) of
        true ->
            add(Dir, fun(Path) ->
                             {Before, After} = lists:splitwith(fun(D) -> not is_named(Name, D) end, Path),
                             Before ++ [Dir | [D || D <- After, not is_named(Name, D)]]
                     end);
        false -> {error, bad_name}
    end;
replace_path(_, _) -> {error, bad_name}.

set_primary_archive(_, _, _, _) -> {error, enotsup}.

%% ---- sticky modules: those of OTP's first applications, and what was said of others since ----

is_sticky(Module) when is_atom(Module) ->
    erlang:module_loaded(Module) andalso
        case said() of
            #{Module := Sticks} -> Sticks;
            _ -> lists:member(Module, ff_rt:sticky())
        end.

said() -> persistent_term:get({?MODULE, sticky}, #{}).

stick_mod(Module) when is_atom(Module) -> stick(Module, true).

unstick_mod(Module) when is_atom(Module) -> stick(Module, false).

stick(Module, Sticks) ->
    persistent_term:put({?MODULE, sticky}, (said())#{Module => Sticks}),
    true.

stick_dir(Dir) when is_list(Dir) -> stick_all(Dir, true).

unstick_dir(Dir) when is_list(Dir) -> stick_all(Dir, false).

stick_all(Dir, Sticks) ->
    case prim_file:list_dir(Dir) of
        {ok, Names} ->
            lists:foreach(fun(Module) -> lists:member(atom_to_list(Module) ++ ".beam", Names) andalso stick(Module, Sticks) end, erlang:loaded());
        {error, _} -> error
    end.

%% ---- what else there is to ask ----

rehash() -> ok.

is_module_native(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> false;
        false -> undefined
    end.

root_dir() -> "".

lib_dir() -> "".

%% The folder that the application had when the program was built.
lib_dir(App) when is_atom(App) -> lib_dir(atom_to_list(App));
lib_dir(App) when is_list(App) ->
    case ff_rt:file(App ++ ".app") of
        {Path, _} -> filename:dirname(filename:dirname(filename:absname(Path)));
        none -> {error, bad_name}
    end.

lib_dir(App, SubDir) when is_atom(SubDir) -> lib_dir(App, atom_to_list(SubDir));
lib_dir(App, SubDir) ->
    case lib_dir(App) of
        {error, _} = Error -> Error;
        Dir -> filename:append(Dir, SubDir)
    end.

priv_dir(App) -> lib_dir(App, priv).

compiler_dir() -> "".

objfile_extension() -> ".beam".

%% Since OTP 27; as an emulator answers that cannot count.
coverage_support() -> false.
get_coverage_mode() -> none.
get_coverage_mode(Module) -> error(badarg, [Module]).
set_coverage_mode(Mode) -> error(badarg, [Mode]).
get_coverage(Level, Module) -> error(badarg, [Level, Module]).
reset_coverage(Module) -> error(badarg, [Module]).

%% ---- of a .beam file ----

get_chunk(Beam, Chunk) when is_binary(Beam) ->
    case beam_lib:chunks(Beam, [Chunk]) of
        {ok, {_, [{Chunk, Data}]}} -> Data;
        {error, beam_lib, _} -> undefined
    end;
get_chunk(Beam, Chunk) -> error(badarg, [Beam, Chunk]).

module_md5(Beam) when is_binary(Beam) ->
    case beam_lib:md5(Beam) of
        {ok, {_, Md5}} -> Md5;
        {error, beam_lib, _} -> undefined
    end;
module_md5(Beam) -> error(badarg, [Beam]).
