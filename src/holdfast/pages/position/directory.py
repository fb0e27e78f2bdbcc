"""Link lists: many links to many sites with a few words each."""

from itertools import islice

from holdfast.pages.tree import Element, Text

#: A directory has at least so many links to so many hosts, and less text than this for each.
_LINKS = 20
_HOSTS = 10
_TEXT_PER_LINK = 150
#: Bounds: links looked at, nodes looked at, levels climbed.
_LINKS_READ = 60
_NODES_READ = 1_500
_LEVELS = 6


def stands_in_directory(link: Element) -> bool:
    """Say whether the nearest container with many links is a list of other sites."""
    container = link.parent
    for _ in range(_LEVELS):
        if not isinstance(container, Element) or container.tag == "body":
            return False
        links = container.find_all("a", limit=_LINKS_READ)
        if len(links) >= _LINKS:
            return _is_directory(container, links)
        container = container.parent
    return False


def _is_directory(container: Element, links: list[Element]) -> bool:
    hrefs = [each.attr("href") or "" for each in links]
    hosts = {href.split("/", 3)[2] for href in hrefs if href.startswith(("http://", "https://"))}
    return len(hosts) >= _HOSTS and _text_per_link(container) < _TEXT_PER_LINK


def _text_per_link(container: Element) -> float:
    characters = links = 0
    for node in islice(container.descendants, _NODES_READ):
        if isinstance(node, Text):
            characters += len(node.data.strip())
        elif isinstance(node, Element):
            links += node.tag == "a"
    return characters / max(links, 1)
