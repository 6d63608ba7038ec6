"""The command line: the core's window until there is one, and afterwards the way to script and to check."""
