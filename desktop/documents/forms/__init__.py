"""Papers of the office: each form turns counted facts into a `Document`."""
