"""Text of the language: folding, order, numerals. Depends on nothing above it."""
