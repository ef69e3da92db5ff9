"""What the log of the development server leaves out. In production the server logs no address."""

import logging
import re

QUERY = re.compile(r"\?\S*")


class WithoutQuery(logging.Filter):
    """Leaves the query string out of each logged address: it may hold somebody's postcode.

    "GET /areas/?q=LS1+4AP HTTP/1.1" is logged as "GET /areas/ HTTP/1.1".
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                QUERY.sub("", one) if isinstance(one, str) else one for one in record.args
            )
        return True
