"""A local page: see a relation at a glance, go from any mark to the words it came from, correct them."""
