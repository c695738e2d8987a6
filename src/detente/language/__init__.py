"""Everything that knows a language or a parser."""
