"""How people shorten words where they chat."""

_SHORT = {
    "department": "dept",
    "document": "doc",
    "documents": "docs",
    "family": "fam",
    "government": "gov govt gvt gvmt",
    "hours": "hrs",
    "international": "intl",
    "journalist": "journo",
    "journalists": "journos",
    "months": "mths",
    "number": "nr",
    "organisations": "orgs",
    "people": "ppl",
    "picture": "pic",
    "pictures": "pics",
    "president": "pres",
    "university": "uni",
    "video": "vid",
    "videos": "vids",
    "weeks": "wks",
    "year": "yr",
    "years": "yrs",
}

SHORTHAND = {short: word for word, shorts in _SHORT.items() for short in shorts.split()}
"""A short form → the word. Those of words that carry grammar are function words themselves."""
