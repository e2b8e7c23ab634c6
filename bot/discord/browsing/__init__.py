"""Looking round the collection without a question: lists, cards, glossary, timeline, topics."""
