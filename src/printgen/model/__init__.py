"""The model: frozen, typed, no input and no output."""
