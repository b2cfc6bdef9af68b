"""Write the schemas, the specimens and the lists of fields and problems for editors.

Example: python3 scripts/schema.py
"""

import sys

import _start

sys.exit(_start.run("schema"))
