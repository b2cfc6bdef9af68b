"""From YAML content to a static site.

The way of the data, one package or module a stage, each a plain value in and a plain value plus
problems out:

    load -> link -> check -> plan -> render -> write -> build -> finish -> verify

Only ``cli`` prints and runs MkDocs; only ``write`` and ``finish`` write.

Enters: the root folder of a guide. Leaves: its site.
"""
