"""A database of every released schema, opened and upgraded in the tests."""
