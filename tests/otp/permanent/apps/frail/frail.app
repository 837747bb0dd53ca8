{application, frail,
 [{description, "Gives up at once"}, {vsn, "1"}, {modules, [frail]}, {registered, []}, {applications, [kernel, stdlib]},
  {mod, {frail, []}}]}.
