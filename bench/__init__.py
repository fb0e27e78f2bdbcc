"""Measures the live check against a local web whose every answer is known, beside other link checkers."""
