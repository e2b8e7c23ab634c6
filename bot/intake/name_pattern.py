"""What a person's name in letters with capitals looks like, as a pattern for the package regex."""

FIRST_WORD = r"\p{Lu}[\p{L}\p{M}.’'-]*"
FURTHER_WORD = rf"(?:{FIRST_WORD}|de|la|van|von|der|den|al|bin|da|di|du|le|el)"
