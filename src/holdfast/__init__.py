"""Holdfast: acquires, monitors and maintains the inbound links of a website, and keeps proof of what it says."""

__version__ = "0.1.0"
