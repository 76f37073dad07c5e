"""One page, however it is written; and pages that are not one."""

from __future__ import annotations

import pytest

from sayso.packs.addresses import address

SAME = [
    ("https://www.example.org/a/", "http://example.org/a", "https://m.example.org/a?utm_source=x&fbclid=2#top", "https://example.org:443/a"),
    ("https://t.me/channel/12", "https://t.me/s/channel/12", "https://t.me/channel/12?embed=1&mode=tme", "http://telegram.me/channel/12"),
    (
        "https://twitter.com/buur/status/77?ref_src=twsrc",
        "https://x.com/buur/status/77",
        "https://mobile.twitter.com/i/web/status/77",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=77",
    ),
    ("https://youtu.be/dQw4w9", "https://www.youtube.com/watch?v=dQw4w9", "https://www.youtube-nocookie.com/embed/dQw4w9?rel=0"),
    ("https://social.example/@ann/1009", "https://social.example/@ann/1009/embed"),
]


@pytest.mark.parametrize("urls", SAME, ids=lambda urls: urls[0])
def test_one_page(urls: tuple[str, ...]) -> None:
    (same,) = {address(url) for url in urls}
    assert address(f"https://{same}") == same


def test_pages_that_are_not_one() -> None:
    urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1", "https://a.example/1?page=2", "https://t.me/c/1", "https://t.me/c/2", "https://m.example/1"]
    assert len({address(url) for url in urls}) == len(urls)


@pytest.mark.parametrize("url", [None, "", "no address", "https://[::1", "mailto:a@b.example", "/only/a/path"])
def test_what_is_no_address(url: str | None) -> None:
    assert address(url) is None
