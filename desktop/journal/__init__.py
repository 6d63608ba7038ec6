"""The journal: operations, acts, their fold, undo, upgrade and history; no SQL and no files."""
