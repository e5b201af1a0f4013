// Nothing: this target only depends on the program and on all that measures it, so that one build makes
// them, side by side.
