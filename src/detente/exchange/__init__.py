"""Out of the ledger into the formats of other data sets, and their tables into the ledger."""
