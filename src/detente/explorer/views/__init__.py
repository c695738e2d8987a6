"""One file a view: what it reads from the digest, and its address."""
