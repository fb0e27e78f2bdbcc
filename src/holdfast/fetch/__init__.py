"""Asks the web: the only room that opens sockets to the outside.

`open_client` yields a `Client` whose `get` brings a page or says why none came, by facts and never by exceptions:
names resolved and addresses checked by ourselves, robots.txt obeyed, hosts treated with care, redirects followed by
hand. `open_renderer` yields a second `Client`, a browser that runs a page's scripts.
"""

from holdfast.fetch.client import OpenClient, open_client
from holdfast.fetch.politeness import host_key
from holdfast.fetch.renderer import open_renderer
from holdfast.fetch.values import Client, Cut, Failure, Fetched, FetchOptions, NoResponse, Request, Response, RobotsSays

__all__ = [
    "Client",
    "Cut",
    "Failure",
    "FetchOptions",
    "Fetched",
    "NoResponse",
    "OpenClient",
    "Request",
    "Response",
    "RobotsSays",
    "host_key",
    "open_client",
    "open_renderer",
]
