"""The forms a list's verdicts are written in: one module each, and `sink`, which writes whole lines only."""
