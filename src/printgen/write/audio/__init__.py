"""Recordings: a script read by a voice, encoded, and put into a file with chapters."""
