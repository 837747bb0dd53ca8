%% libstd/src/ff_applications.erl -- The table in which application looks for environments and specifications. It stays empty.
%%
%% In OTP it belongs to application_controller, which kernel starts; here no application is ever loaded or started, so that
%% application:get_env/2 says undefined and its kin say likewise. The process that makes it is ff_boot's.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_applications).
-export([start/0]).

start() ->
    ets:new(ac_tab, [set, public, named_table]).
