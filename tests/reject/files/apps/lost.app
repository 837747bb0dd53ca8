{application, lost, [{applications, [kernel, nowhere]}]}.
