"""The site for the web: into a folder of releases that a server shows, and back to the one before.

Enters: the guide's folder, what the checks found, the folder of releases. Leaves: a new release
with its sums and its manifest, and ``current`` that leads to it; or an error and nothing changed.
"""

from sitegen.publishing.gate import not_ready
from sitegen.publishing.ledger import add_addresses
from sitegen.publishing.make import maker
from sitegen.publishing.refused import NotReadyError, RefusedError
from sitegen.publishing.shelf import Shelf

__all__ = ["NotReadyError", "RefusedError", "Shelf", "add_addresses", "maker", "not_ready"]
