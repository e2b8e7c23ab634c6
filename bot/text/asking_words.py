"""Words that people ask with rather than for: they say little about what a question is about."""

from bot.text.words import terms

# From the questions of public reading-comprehension and small-talk collections: frequent across subjects.
_WORDS = """
name named year years month week day days date dates time times type types kind kinds sort form call called term
mean means meaning stand stands happen happens happened occur number numbers count counts total amount amounts
percent percentage share figure figures start started begin began end ended place places located location find found
give gives gave given take takes took taken make makes made making get gets become became come came go goes going went
put set keep kept let look looks looked see seen show shows shown try tried turn turned leave left use used uses using
work works need needs needed want wants wanted help think thought believe believed feel know known speak talk talked ask
asked answer question tell explain describe described list lists mention mentioned exact exactly actual actually real
really currently today recently last first second next main major important best good bad better worse big bigger
biggest large larger largest small high highest low lowest long longer longest short old new different same common
special possible typical usually often sometimes people person man woman men women someone thing things way ways reason
reasons cause caused result results role part parts example story stories summary details detail information info
article page source text word words saying point points idea view opinion least exist exists existed like
responsible main claim claims claimed count say brief briefly basically roughly approximately around nearly according
""".split()

ASKING_WORDS = frozenset(t.term for word in _WORDS for t in terms(word))
"""Their terms."""
