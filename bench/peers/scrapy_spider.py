"""`scrapy runspider scrapy_spider.py -a links=LIST -O OUT`: says of each link of a list whether it is there."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor

sys.path.insert(0, str(Path(__file__).parent))
from compare import is_link_to, rows


class LinkSpider(scrapy.Spider):
    """Looks for one link on each page."""

    name = "links"
    custom_settings = {  # noqa: RUF012 -- as Scrapy wants it
        "CONCURRENT_REQUESTS": 32,
        "DOWNLOAD_DELAY": 0,
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_LEVEL": "ERROR",
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
    }
    extractor = LinkExtractor(deny_extensions=())

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every page of the list."""
        for source, target in rows(self.links):
            yield scrapy.Request(source, dont_filter=True, cb_kwargs={"source": source, "target": target})

    def parse(self, response: Response, source: str, target: str) -> Iterator[dict[str, object]]:
        """Look for the link."""
        found = response.status == 200 and any(
            is_link_to(target, link.url) for link in self.extractor.extract_links(response)
        )
        yield {"source_url": source, "found": found}
