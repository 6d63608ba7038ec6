"""Which written syllables are Vietnamese: an onset, a rhyme, a tone, and the laws that join them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnrstvx])?"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uêt ui um un ung uôc uôi "
    "uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp "
    "ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_RHYME = "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
_SYLLABLE = re.compile(f"{_ONSET}(?P<rhyme>{_RHYME})")
_TONED = "aeiouy\u0302\u0306\u031b"
_STOPS = ("c", "ch", "p", "t")


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether a lower-case word could be one Vietnamese syllable, both placings of the tone allowed.

    A rhyme that ends in c, ch, p or t takes only the tones sắc and nặng: `các` is one, `cỏc` is none.
    """
    tones: list[str] = []
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES and letters and letters[-1] in _TONED:
            tones.append(char)
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not plain.endswith(_STOPS) or (bool(tones) and _TONES[tones[0]] in ("sắc", "nặng"))
