%% libstd/shim/inet_gethost_native.erl -- Names and addresses of hosts, as the lookup method `native` asks for them.
%%
%% Differs from OTP's: that one asks a port program, which asks the C library. Here /etc/hosts comes first, then DNS
%% through inet_res with the servers of /etc/resolv.conf; that is what the C library does with `hosts: files dns` in
%% /etc/nsswitch.conf. Other sources that it may name there (NIS, mDNS, LDAP) are not asked.
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
            case inet_hosts:gethostbyname(Name, Type) of
                {error, _} -> not_found(inet_res:gethostbyname(Name, Type));
                Found -> Found
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
    case inet_hosts:gethostbyaddr(Address) of
        {error, _} -> not_found(inet_res:gethostbyaddr(Address));
        Found -> Found
    end;
gethostbyaddr(_) -> {error, formerr}.

%% There is no program to control.
control({debug_level, Level}) when is_integer(Level) -> ok;
control(soft_restart) -> ok;
control(_) -> {error, formerr}.

literal(Name, Address, Type, Length) ->
    #hostent{h_name = Name, h_addrtype = Type, h_length = Length, h_addr_list = [Address]}.

not_found({ok, _} = Found) -> Found;
not_found({error, timeout}) -> {error, timeout};
not_found({error, _}) -> {error, nxdomain}.
