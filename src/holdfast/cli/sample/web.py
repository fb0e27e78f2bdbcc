"""The sample web: an HTTP server and a name server on loopback, gone when they are no longer needed."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import BaseRequestHandler, BaseServer, UDPServer
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TypeVar

from holdfast.checker.values import CheckOptions, Render
from holdfast.cli.sample.answers import MISSING, Answer, read_answers
from holdfast.fetch.values import FetchOptions

_Server = TypeVar("_Server", bound=BaseServer)

_LOOPBACK = "127.0.0.1"
_NO_SUCH_NAME = 3
_TYPE_A = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A list of links ready to be checked, and the options to check it with."""

    links: Path
    options: CheckOptions


@contextmanager
def sample_web() -> Iterator[Sample]:
    """Serve the sample web for as long as the block runs."""
    answers = read_answers()
    with ExitStack() as stack:
        http = stack.enter_context(_running(_PageServer(answers)))
        names = stack.enter_context(_running(_NameServer(_hosts(answers))))
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="holdfast-")))
        links = folder / "links.csv"
        listed = (files(__package__) / "links.csv").read_text(encoding="utf-8")
        links.write_text(_with_port(listed, http.server_address[1]), encoding="utf-8")
        yield Sample(links=links, options=_options(names.server_address[1]))


def _options(name_server_port: object) -> CheckOptions:
    fetch = FetchOptions(allow_private_hosts=True, resolver=(f"{_LOOPBACK}:{name_server_port}",), delay_s=0)
    return CheckOptions(fetch=fetch, render=Render.NEVER)


def _hosts(answers: Mapping[str, Answer]) -> frozenset[str]:
    return frozenset(address.partition("/")[0] for address in answers)


def _with_port(text: str, port: object) -> str:
    return text.replace(".example/", f".example:{port}/")


@contextmanager
def _running(server: _Server) -> Iterator[_Server]:
    with server:
        serve = partial(server.serve_forever, poll_interval=0.05)
        thread = Thread(target=serve, name="holdfast-sample", daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _PageServer(ThreadingHTTPServer):
    def __init__(self, answers: Mapping[str, Answer]) -> None:
        super().__init__((_LOOPBACK, 0), _PageHandler)
        self.answers = answers


class _PageHandler(BaseHTTPRequestHandler):
    """Answers by host and path."""

    server: _PageServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host, _, port = self.headers.get("Host", "").partition(":")
        answer = self.server.answers.get(host + self.path.partition("?")[0], MISSING)
        body = _with_port(answer.body, port).encode()
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, _with_port(value, port))
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _NameServer(UDPServer):
    def __init__(self, hosts: frozenset[str]) -> None:
        super().__init__((_LOOPBACK, 0), _NameHandler)
        self.hosts = hosts


class _NameHandler(BaseRequestHandler):
    """Gives every host of the sample web the loopback address, and says of the others that they do not exist."""

    server: _NameServer

    def handle(self) -> None:
        query, socket = self.request
        socket.sendto(name_answer(query, self.server.hosts), self.client_address)


def name_answer(query: bytes, hosts: frozenset[str]) -> bytes:
    """Return the answer to a DNS query (RFC 1035 §4) for one name."""
    labels, end = _labels(query, 12)
    question = query[12 : end + 4]
    known = ".".join(labels).lower() in hosts
    addresses = [bytes(map(int, _LOOPBACK.split(".")))] if known and query[end : end + 2] == _TYPE_A.to_bytes(2) else []
    flags = 0x8180 if known else 0x8180 | _NO_SUCH_NAME
    counts = b"".join(count.to_bytes(2) for count in (1, len(addresses), 0, 0))
    # Each record: the name of the question, type A, class IN, one minute, four bytes.
    records = b"".join(b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04" + address for address in addresses)
    return query[:2] + flags.to_bytes(2) + counts + question + records


def _labels(query: bytes, at: int) -> tuple[list[str], int]:
    """Return the labels of a name and the place behind it."""
    labels = []
    while length := query[at]:
        labels.append(query[at + 1 : at + 1 + length].decode("ascii", "replace"))
        at += 1 + length
    return labels, at + 1
