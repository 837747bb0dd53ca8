{application, mod, [{mod, mod_app}]}.
