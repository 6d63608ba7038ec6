"""Controls of our own, used by pages and dialogs."""
