"""The truth web's server: HTTP/1.1 with keep-alive from memory, as cheap as Python allows, in its own process.

`python -m bench.server FOLDER PORT [plain]` listens on loopback only, says `ready`, ends when its standard input is
closed, and then says in JSON what it served. With `plain` it never compresses. A page answers to its path with
`?utm_source=…` behind it too: long lists ask for a page more than once.
"""

import json
import selectors
import socket
import sys
import time
from collections import Counter
from http import HTTPStatus
from pathlib import Path

from bench.truthweb.build import SOURCE_ADDRESSES
from bench.truthweb.manifest import Served, read_manifest

#: Target hosts are `*.localhost`, which resolvers answer with both loopback addresses (RFC 6761).
TARGET_ADDRESSES = ("127.0.0.1", "::1")
READ_SIZE = 65_536

Answers = dict[tuple[str, str], tuple[bytes, bytes]]  # (host or "", path) → (plain, compressed)


def load(folder: Path, *, compress: bool) -> Answers:
    """Return every answer ready to send, head and body in one piece."""
    suffix = ".gz" if compress else ""
    return {
        (each.host, each.path): (_answer(folder, each, ""), _answer(folder, each, suffix))
        for each in read_manifest(folder)
    }


def serve(folder: Path, port: int, *, compress: bool) -> None:
    """Serve until standard input closes."""
    answers = load(folder, compress=compress)
    served = Counter[str]()
    with selectors.DefaultSelector() as selector:
        for address in (*SOURCE_ADDRESSES, *TARGET_ADDRESSES):
            selector.register(_listen(address, port), selectors.EVENT_READ, _accept)
        selector.register(sys.stdin, selectors.EVENT_READ, None)
        started = time.process_time()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while _turn(selector, answers, served):
            pass
    sys.stdout.write(json.dumps({**served, "cpu_s": time.process_time() - started}) + "\n")


class Connection:
    """One client's connection: what it has asked and what it is still owed."""

    __slots__ = ("asked", "close", "owed", "socket")

    def __init__(self, client: socket.socket) -> None:
        self.socket = client
        self.asked = b""
        self.owed: memoryview = memoryview(b"")
        self.close = False


def _answer(folder: Path, served: Served, suffix: str) -> bytes:
    body = (folder / (served.file + suffix)).read_bytes() if served.file else b""
    fields = {
        "Content-Type": "text/html",
        **served.headers,
        "Content-Length": str(len(body)),
        "Vary": "Accept-Encoding",
    }
    if suffix and body:
        fields["Content-Encoding"] = "gzip"
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {served.status} {HTTPStatus(served.status).phrase}\r\n{head}\r\n".encode("latin-1") + body


def _listen(address: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((address, port))
    listener.listen(512)
    listener.setblocking(False)  # noqa: FBT003 -- the standard library has it so
    return listener


def _turn(selector: selectors.BaseSelector, answers: Answers, served: Counter[str]) -> bool:
    for key, events in selector.select():
        if isinstance(key.data, Connection):
            _exchange(key.data, events, answers, served)
            _settle(selector, key.data)
        elif key.data is _accept:
            assert isinstance(key.fileobj, socket.socket)
            _accept(selector, key.fileobj)
            served["connections"] += 1
        else:
            return False
    return True


def _accept(selector: selectors.BaseSelector, listener: socket.socket) -> None:
    client, _ = listener.accept()
    client.setblocking(False)  # noqa: FBT003 -- the standard library has it so
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(client, selectors.EVENT_READ, Connection(client))


def _exchange(connection: Connection, events: int, answers: Answers, served: Counter[str]) -> None:
    try:
        if events & selectors.EVENT_READ:
            _read(connection, answers, served)
        _send(connection)
    except ConnectionError:
        connection.owed = memoryview(b"")
        connection.close = True


def _read(connection: Connection, answers: Answers, served: Counter[str]) -> None:
    data = connection.socket.recv(READ_SIZE)
    connection.close |= not data
    connection.asked += data
    while (end := connection.asked.find(b"\r\n\r\n")) >= 0:
        request, connection.asked = connection.asked[:end].decode("latin-1"), connection.asked[end + 4 :]
        answer = _choose(request, answers)
        served.update(requests=1, bytes=len(answer))
        connection.owed = memoryview(bytes(connection.owed) + answer) if connection.owed else memoryview(answer)
        connection.close |= "connection: close" in request.lower()


def _choose(request: str, answers: Answers) -> bytes:
    method, path, _ = request.split(" ", 2)
    fields = request.lower()
    host = fields.partition("\r\nhost:")[2].partition("\r\n")[0].strip()
    page = path.partition("?utm_source=")[0]
    plain, compressed = answers.get((host, page)) or answers.get(("", page)) or answers["", ""]
    answer = compressed if "gzip" in fields.partition("\r\naccept-encoding:")[2].partition("\r\n")[0] else plain
    return answer[: answer.index(b"\r\n\r\n") + 4] if method == "HEAD" else answer


def _send(connection: Connection) -> None:
    while connection.owed:
        try:
            sent = connection.socket.send(connection.owed)
        except BlockingIOError:
            return
        connection.owed = connection.owed[sent:]


def _settle(selector: selectors.BaseSelector, connection: Connection) -> None:
    if connection.owed:
        selector.modify(connection.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, connection)
    elif connection.close:
        selector.unregister(connection.socket)
        connection.socket.close()
    elif selector.get_key(connection.socket).events != selectors.EVENT_READ:
        selector.modify(connection.socket, selectors.EVENT_READ, connection)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), compress="plain" not in sys.argv[3:])
