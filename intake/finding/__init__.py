"""What a document says of what we know, as proposals. Pure: values in, values out, no database.

    propose(document, known, published)

`sentences` cuts a document into sentences and clauses, `names` finds what we know by its names,
`times` finds dates, `tone` tells what is denied, doubted or past, `progress` what has happened,
`ties` which date belongs to which reform, `candidates` what we do not know yet, `against` compares
with what we know, and `whole` puts these together.
"""
