"""Papers in .pdf: reading what they show, finding their parts, judging them."""
