"""The only room that knows SQL: rows, capture, search, backups, attachments, the lock."""
