"""The forms in which a body travels: as it is, as gzip, or as Brotli."""

import gzip
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import brotli

PLAIN, GZIP, BROTLI = "identity", "gzip", "br"
BEST_FIRST = (BROTLI, GZIP, PLAIN)

BROTLI_QUALITY = 7
"""A sixth smaller than gzip's 6, in 4 milliseconds more for the longest page, a first visit
of which stays under 45 KB; 11 saves a tenth more in 40 times the time."""

GZIP_LEVEL = 6

FEWEST_BYTES = 200
"""Less than this does not shrink."""

SHRINKS = re.compile(r"text/|image/svg\+xml|application/([\w.-]+\+)?(json|xml)\b")
"""The media types that are text."""

encoders: Mapping[str, Callable[[bytes], bytes]] = {
    PLAIN: bytes,
    # No time of day in its head: the same page gives the same bytes.
    GZIP: lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    BROTLI: lambda body: brotli.compress(body, quality=BROTLI_QUALITY),
}
decoders: Mapping[str, Callable[[bytes], bytes]] = {
    PLAIN: bytes,
    GZIP: gzip.decompress,
    BROTLI: brotli.decompress,
}


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """The smallest form that an Accept-Encoding header allows.

    best_encoding("gzip, deflate, br") == "br"; best_encoding("br;q=0, *;q=0.5") == "gzip". One
    that cannot be read allows none but the plain one.
    """
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    rest = weights.get("*", 0)
    return next((one for one in (BROTLI, GZIP) if weights.get(one, rest) > 0), PLAIN)
