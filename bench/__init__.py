"""Speed, memory and growth of printgen, against floors measured in the same run."""
