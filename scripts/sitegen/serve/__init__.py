"""The preview: the guide in a browser while it is being edited.

Enters: the root, a port, today's date. Leaves: nothing; it answers on this machine until Ctrl-C.
"""

from sitegen.serve.run import serve

__all__ = ["serve"]
