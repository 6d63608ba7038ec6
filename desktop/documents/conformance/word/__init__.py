"""Papers in .docx: reading what they say in effect, finding their parts, judging them."""
