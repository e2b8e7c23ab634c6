"""Looking round a corpus without a question: pure functions over sources and the files beside them."""
