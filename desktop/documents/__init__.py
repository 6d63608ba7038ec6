"""Official papers: one document tree, written as .docx and as .pdf, with the same words on the same lines."""
