"""The API at /api/v1/: read-only lists of what the pages show, for any day.

`values` are what it gives out, `lists` reads them with the pages' own builders, `resources` names
them with their parameters, `views` answers, and `description` is the OpenAPI document of all this.
"""
