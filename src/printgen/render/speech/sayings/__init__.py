"""What is said for a match of each rule. Functions of a match and the vocabulary; None leaves the text as it is."""
