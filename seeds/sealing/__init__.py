"""The log proves itself: each fact is sealed when it is recorded, and the seals make one chain.

    content = sha256(what the fact says and where it stands, as canonical JSON)
    hash    = sha256(the hash before, number, kind, key, content; a line each)

`contents` says what is sealed, `writing` seals it in the transaction of the fact, `triggers` has
PostgreSQL close the chain at commit and both databases keep it, `verifying` looks for what was
changed since. docs/decisions/0043-the-log-proves-itself.md says why.
"""
