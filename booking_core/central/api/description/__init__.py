"""What `/schema/openapi.json` says of the API.

overview       the API as a whole, and its parts
document       what the framework describes, made whole: true schemas, headers, links
field_words    what each field and parameter means
codes          the stable words an answer may bear
body_examples  a body for each operation that takes one
"""
