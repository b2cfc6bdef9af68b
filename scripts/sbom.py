"""List the packages that make the site, with versions, hashes and licences (CycloneDX).

Example: python3 scripts/sbom.py --out sbom.cdx.json
"""

import sys

import _start

sys.exit(_start.run("sbom"))
