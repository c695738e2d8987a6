"""How good the coder is: its records beside what was to be found."""
