"""Item models: what tables and trees show of the records."""
