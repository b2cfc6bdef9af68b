"""A clinician's check of a page: what there is to read, and the sign-off in the page's file.

Enters: checked content and names of pages. Leaves: sheets of paper (``sheet``), a file with its
``reviewed`` (``sign``); or ``RefusedError``, whose text says what to do first.
"""
