"""Records and rules of the field: never the clock, never I/O."""
