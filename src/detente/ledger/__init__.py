"""One DuckDB file that keeps every record, and never loses or doubles one."""
