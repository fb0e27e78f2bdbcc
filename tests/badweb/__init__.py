"""The local hostile web: HTTP, TLS, TCP and DNS misbehaviour on loopback, and the catalogue of named cases.

`server.BadWeb` serves; `cases` holds one file per family, each case with the verdict a correct checker gives.
"""
