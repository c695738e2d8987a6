"""Run the coder on more machines than one, with an engine that is there already."""
