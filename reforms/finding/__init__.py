"""The search of the whole site: what it looks through, how a question is read, what is found.

`vocabulary` prepares everything that has a name, `asking` finds in a question what it is about, and
`found` searches with the one engine, libs/search. The page that shows it is in reforms/pages/.
"""
