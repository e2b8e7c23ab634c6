"""Engines that rank a collection: ours, and others on the same passages."""

from collections.abc import Callable, Iterable

import numpy as np
from rank_bm25 import BM25Okapi

from bot.answering.desk import Desk
from bot.answering.evidence import WEIGHTS, Weights
from bot.bench.collection import Collection, Document
from bot.corpus.prose import prose
from bot.corpus.source import Kind, Source, TextStatus

DEPTH = 10
Engine = Callable[[str], list[str]]
"""From a question to the ids of up to 10 passages, best first."""


class MissingLibrary(Exception):  # noqa: N818 - named for what happened
    """A library to compare with is not installed. The message says how to install it."""


def desk_of(documents: Iterable[Document], weights: Weights = WEIGHTS) -> Desk:
    """The code that answers, without aliases. The id of each source is that of its passage."""
    return Desk(
        (
            Source(
                id=document.id,
                title=document.title,
                publisher="",
                kind=Kind.NEWS_REPORT,
                collection="bench",
                text_status=TextStatus.FULL,
                language="en",
                prose=prose(document.text),
            )
            for document in documents
        ),
        weights=weights,
    )


def ours(collection: Collection) -> Engine:
    """The passages in the order in which they would be quoted."""
    return asking(desk_of(collection.documents))


def asking(desk: Desk) -> Engine:
    """`desk` as an engine."""
    return lambda question: [quote.source.id for quote in desk.ranked(question, desk.query(question), DEPTH)]


def rank_bm25_plain(collection: Collection) -> Engine:
    """rank-bm25 as most people call it: lower case, split at spaces, no title."""
    return rank_bm25(collection, lambda text: text.lower().split(), titles=False)


def rank_bm25_same_terms(collection: Collection) -> Engine:
    """rank-bm25 on our terms, with the title."""
    analyzer = Desk([]).analyzer

    def tokens(text: str) -> list[str]:
        return [term.term for term in analyzer.terms(text) if not term.function]

    return rank_bm25(collection, tokens, titles=True)


def rank_bm25(collection: Collection, tokens: Callable[[str], list[str]], *, titles: bool) -> Engine:
    """rank-bm25 on the words that `tokens` makes of a text."""
    ids = [document.id for document in collection.documents]
    texts = (f"{d.title}\n{d.text}" if titles else d.text for d in collection.documents)
    index = BM25Okapi([tokens(text) for text in texts])

    def rank(question: str) -> list[str]:
        scores = index.get_scores(tokens(question))
        return [ids[i] for i in np.argsort(-scores, kind="stable")[:DEPTH] if scores[i] > 0]

    return rank


def bm25s(collection: Collection) -> Engine:
    """bm25s with its own English tokenizer and Snowball stemming, title and text."""
    try:
        import bm25s as library
        import Stemmer
    except ImportError:
        raise MissingLibrary("bm25s is not installed: pip install '.[bench]'") from None
    stemmer = Stemmer.Stemmer("english")
    texts = [f"{d.title}\n{d.text}" for d in collection.documents]
    index = library.BM25()
    index.index(library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)
    ids = [document.id for document in collection.documents]
    depth = min(DEPTH, len(ids))

    def rank(question: str) -> list[str]:
        query = library.tokenize([question], stopwords="en", stemmer=stemmer, show_progress=False)
        found, scores = index.retrieve(query, k=depth, show_progress=False)
        return [ids[int(i)] for i, score in zip(found[0], scores[0], strict=True) if score > 0]

    return rank


def tantivy(collection: Collection) -> Engine:
    """tantivy with its English stemming analyzer, title and text in one field."""
    try:
        import tantivy as library
    except ImportError:
        raise MissingLibrary("tantivy is not installed: pip install '.[bench]'") from None
    builder = library.SchemaBuilder()
    builder.add_integer_field("position", stored=True)
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = library.Index(builder.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for i, document in enumerate(collection.documents):
        writer.add_document(library.Document(position=i, text=f"{document.title}\n{document.text}"))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    ids = [document.id for document in collection.documents]

    def rank(question: str) -> list[str]:
        query, _ = index.parse_query_lenient(_words(question), ["text"])
        found = searcher.search(query, DEPTH).hits
        return [ids[searcher.doc(address)["position"][0]] for _, address in found]

    return rank


def _words(question: str) -> str:
    """`question` without what a query language would read as operators."""
    return "".join(c if c.isalnum() else " " for c in question)


ENGINES: dict[str, Callable[[Collection], Engine]] = {
    "Cuttings": ours,
    "rank-bm25, plain": rank_bm25_plain,
    "rank-bm25, our terms": rank_bm25_same_terms,
    "bm25s": bm25s,
    "tantivy": tantivy,
}
