"""Do the tests notice when the tool is wrong? Small faults are put into it, one at a time."""
