"""The linear form as a script: what a voice says, in the words it says them in, and when it is silent."""
