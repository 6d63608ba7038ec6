"""Queries that services and lists need, by name, one file a subject."""
