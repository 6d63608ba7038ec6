"""Counting: what each figure is, what a target's value means. Pure; the SQL stands in storage/figures.py."""
