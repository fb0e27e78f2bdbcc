"""A small web on this machine, for checks that are real from end to end."""

import asyncio
import threading
from types import TracebackType
from typing import Self

_TARGET = "<title>Shop</title><h1>Our shop</h1><p>Ropes, harnesses and shoes, made by hand since 1974.</p>"
_WORDS = "<p>Words enough to be a real page about climbing ropes, and more of them, and then some more.</p>"


class LoopbackWeb:
    """Serves `/live/…`, `/long/…`, `/lost/…` and `/noindex/…` pages, and `/hang/…`, which never answers."""

    def __init__(self) -> None:
        self.port = 0
        self.asked = 0  #: requests that came
        self.hanging = threading.Event()  #: a request for `/hang/…` is waiting
        self.patient = True  #: `/hang/…` does hang; else it is as `/live/…`
        self._alarms: dict[int, threading.Event] = {}
        self._ready = threading.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="loopback", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._loop
        assert self._end
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def target(self) -> str:
        return self.url("/shop")

    def when_asked(self, count: int) -> threading.Event:
        """Return what is set when this many more requests have come."""
        return self._alarms.setdefault(self.asked + count, threading.Event())

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, backlog=1000)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        server.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        # Transports close their sockets in the loop's next turn.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task that is cancelled before its first step would leave its connection open.
        self._writers.add(writer)
        task = asyncio.ensure_future(self._talk(reader, writer))
        task.add_done_callback(lambda _task: self._writers.discard(writer) if writer.is_closing() else None)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                self.asked += 1
                if self.asked in self._alarms:
                    self._alarms[self.asked].set()
                path = request.split(b" ", 2)[1].decode()
                if self.patient and path.startswith("/hang/"):
                    self.hanging.set()
                    assert self._end
                    await self._end.wait()
                writer.write(self._answer(path))
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _answer(self, path: str) -> bytes:
        status, body = self._page(path)
        content = body.encode()
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        return head.encode() + content

    def _page(self, path: str) -> tuple[str, str]:
        link = f'<p>They make <a href="{self.target}">fine ropes</a> by hand.</p>'
        kind = path.split("/")[1]
        if kind == "long":
            return "200 OK", f"<!doctype html><html lang=en><title>A post</title>{_WORDS * 30}{link}"
        if kind in {"live", "noindex", "hang"}:
            robots = '<meta name="robots" content="noindex">' if kind == "noindex" else ""
            return "200 OK", f"<!doctype html><html lang=en><title>A post</title>{robots}{_WORDS}{link}{_WORDS}"
        if kind == "shell":
            return "200 OK", "<!doctype html><title>App</title><div id=root></div><script src=/app.js></script>"
        if kind == "lost":
            return "200 OK", f"<!doctype html><html lang=en><title>A post</title>{_WORDS * 5}"
        return ("200 OK", _TARGET) if kind == "shop" else ("404 Not Found", "<title>Not found</title>")
