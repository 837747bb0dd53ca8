%% libstd/shim/inet_gethost_native.erl -- Names and addresses of hosts, as the lookup method `native` asks for them.
%%
%% Differs from OTP's: that one asks a port program, which asks the C library. Here /etc/hosts comes first, then DNS
%% through inet_res with the servers of /etc/resolv.conf; that is what the C library does with `hosts: files dns` in
%% /etc/nsswitch.conf. Other sources that it may name there (NIS, mDNS, LDAP) are not asked. Of several lines in /etc/hosts the answer
%% has what glibc makes of them with `multi on` in /etc/host.conf.
%% SPDX-License-Identifier: Apache-2.0
-module(inet_gethost_native).
-export([gethostbyname/1, gethostbyname/2, gethostbyaddr/1, control/1]).

-include_lib("kernel/include/inet.hrl").

gethostbyname(Name) -> gethostbyname(Name, inet).

gethostbyname(Name, Type) when is_atom(Name) -> gethostbyname(atom_to_list(Name), Type);
gethostbyname(Name, Type) when is_list(Name), (Type =:= inet orelse Type =:= inet6) ->
    case inet_parse:address(Name) of
        {ok, Address} when tuple_size(Address) =:= 4, Type =:= inet -> {ok, literal(Name, Address, inet, 4)};
        {ok, Address} when tuple_size(Address) =:= 8, Type =:= inet6 -> {ok, literal(Name, Address, inet6, 16)};
        _ ->
            Folded = inet_db:tolower(Name),
            case [Host || {_, Names} = Host <- hosts(Type), lists:any(fun(Each) -> inet_db:tolower(Each) =:= Folded end, Names)] of
                [] -> not_found(inet_res:gethostbyname(Name, Type));
                Found -> {ok, host(Found, Type)}
            end
    end;
gethostbyname(_, _) -> {error, formerr}.

gethostbyaddr(Address) when is_atom(Address) -> gethostbyaddr(atom_to_list(Address));
gethostbyaddr(Address) when is_list(Address) ->
    case inet_parse:address(Address) of
        {ok, IP} -> gethostbyaddr(IP);
        _ -> {error, formerr}
    end;
gethostbyaddr(Address) when tuple_size(Address) =:= 4; tuple_size(Address) =:= 8 ->
    Type = case Address of
               {_, _, _, _} -> inet;
               _ -> inet6
           end,
    case lists:keyfind(Address, 1, hosts(Type)) of
        false -> not_found(inet_res:gethostbyaddr(Address));
        Found -> {ok, host([Found], Type)}
    end;
gethostbyaddr(_) -> {error, formerr}.

%% ---- /etc/hosts ----

%% The lines that have an address of the type: [{Address, Names}].
hosts(Type) ->
    case prim_file:read_file("/etc/hosts") of
        {ok, Text} -> [Host || Line <- string:tokens(binary_to_list(Text), "\n"), Host <- host_of(words(Line), Type)];
        {error, _} -> []
    end.

words(Line) -> string:tokens(lists:takewhile(fun(Char) -> Char =/= $# end, Line), " \t\r\v\f").

host_of([Text], Type) -> host_of([Text, ""], Type);
host_of([Text | Names], Type) -> [{Address, Names} || Address <- address(Type, Text)];
host_of([], _) -> [].

address(inet6, Text) -> parsed(inet_parse:ipv6strict_address(Text));
address(inet, Text) ->
    case parsed(inet_parse:ipv4strict_address(Text)) of
        [] -> [As4 || Address <- address(inet6, Text), As4 <- as_4(Address)];
        Addresses -> Addresses
    end.

parsed({ok, Address}) -> [Address];
parsed({error, _}) -> [].

as_4({0, 0, 0, 0, 0, 0, 0, 1}) -> [{127, 0, 0, 1}];
as_4({0, 0, 0, 0, 0, 16#ffff, A, B}) -> [{A bsr 8, A band 255, B bsr 8, B band 255}];
as_4(_) -> [].

%% Aliases of an IPv6 address are not told. Lines after the first are told with all names but the host's own in the first place.
host([{_, [Name | Aliases]} | More] = Lines, Type) ->
    Others = [All || {_, [First | Rest]} <- More, All <- Rest ++ [First || First =/= Name]],
    #hostent{h_name = Name, h_aliases = case Type of inet -> Aliases ++ Others; inet6 -> [] end, h_addrtype = Type,
             h_length = case Type of inet -> 4; inet6 -> 16 end, h_addr_list = [Address || {Address, _} <- Lines]}.

%% ---- what the others share ----

%% There is no program to control.
control({debug_level, Level}) when is_integer(Level) -> ok;
control(soft_restart) -> ok;
control(_) -> {error, formerr}.

literal(Name, Address, Type, Length) ->
    #hostent{h_name = Name, h_addrtype = Type, h_length = Length, h_addr_list = [Address]}.

not_found({ok, _} = Found) -> Found;
not_found({error, timeout}) -> {error, timeout};
not_found({error, _}) -> {error, nxdomain}.
