{application, till,
 [{description, "Inside the shop"}, {vsn, "0.1"}, {modules, [till_app]}, {registered, []}, {applications, [kernel, stdlib]},
  {start_phases, [{open, [late]}]},
  {mod, {till_app, []}}]}.
