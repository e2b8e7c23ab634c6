"""Looking at a published page: at its address, or, where it cannot be reached, at an archived copy."""

from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace

from bot.corpus.address import host
from bot.intake.archive import API, copy_if_any, page_of, raw_copy, shown_copy
from bot.intake.fetched import FetchError, FrontPage
from bot.intake.fetcher import Fetcher
from bot.intake.finding import Finding, finding_of
from bot.intake.page import Page, ReadError
from bot.intake.reading import read_fetched
from bot.intake.site import is_front_page

# What may not be read, or is no text, is no other in its copy.
_OUT_OF_REACH = frozenset({Finding.GONE, Finding.UNREACHABLE, Finding.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class Look:
    """A page that was read.

    `address`: where, after all redirects; of an archived copy (`archived`), as a reader opens it. `instead_of`: why
    the page itself was not read, where that was tried.
    """

    page: Page
    address: str
    archived: bool
    instead_of: FetchError | ReadError | None = None


@dataclass(frozen=True)
class Looking:
    """Looks at pages with `fetcher`. All looks raise FetchError and ReadError.

    `archive`: the address where archived copies are looked up. `place`: what is held while a page is taken apart.
    """

    fetcher: Fetcher
    archive: str = API
    place: AbstractAsyncContextManager[object] = field(default_factory=nullcontext)

    async def at(self, address: str) -> Look:
        """The page at `address`, which may be that of an archived copy. A site's front page is not taken for it."""
        fetched = await self.fetcher.get(raw_copy(address))
        page_address = page_of(fetched.url)
        if is_front_page(page_address) and not is_front_page(page_of(address)):
            raise FrontPage(f"{host(page_address)} shows its front page in the place of this page. Check the address.")
        async with self.place:
            return Look(await read_fetched(fetched), shown_copy(fetched.url), archived=page_address != fetched.url)

    async def at_or_copy(self, address: str, copy: str | None = None, published: str | None = None) -> Look:
        """The page at `address`, else its archived copy: `copy`, else the one closest to `published` (an ISO date).

        Where neither can be read, the error is the one of `address`.
        """
        try:
            return await self.at(address)
        except (FetchError, ReadError) as error:
            if finding_of(error) not in _OUT_OF_REACH:
                raise
            if (found := copy or await self.copy_of(address, published)) is not None:
                with suppress(FetchError, ReadError):
                    return replace(await self.at(found), archived=True, instead_of=error)
            raise

    async def copy_of(self, address: str, published: str | None = None) -> str | None:
        """The archived copy of the page at `address` that is closest to `published`; None where there is none."""
        return await copy_if_any(self.fetcher, address, published, self.archive)
