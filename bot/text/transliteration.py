"""Letters of other alphabets in plain Latin ones, for names that must be ASCII."""

import unicodedata

# Letters, each followed by what stands for it; "-": nothing does.
_LETTERS = """
    а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў w ј j љ lj њ nj ћ c ђ dj џ dz ә a ғ gh қ q ң ng ө o ұ u ү u һ h
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o
    ı i ł l ø o đ d ð d ħ h æ ae œ oe þ th
"""
_LATIN = {ord(letter): latin.strip("-") for letter, latin in zip(*[iter(_LETTERS.split())] * 2, strict=True)}


def latin(text: str) -> str:
    """`text` in lower-case ASCII: no accents, Cyrillic and Greek in Latin letters, nothing of other scripts."""
    # Before marks are taken apart, since й is no и with a mark; after it, since ά is an α with one.
    folded = unicodedata.normalize("NFC", text.casefold()).translate(_LATIN)
    apart = unicodedata.normalize("NFKD", folded).translate(_LATIN)
    return apart.encode("ascii", "ignore").decode().lower()
