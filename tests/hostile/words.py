"""Words that mean something to a database, a browser, or the eye."""

from __future__ import annotations

from hostile.inputs import File, Query, mark, payloads, writes

_FTS = {
    "quote": '"',
    "quote-inside": 'a" OR "b',
    "near": "NEAR(a b, 9999999999)",
    "near-open": "NEAR(",
    "star": "* a* *",
    "column": "title: x AND text : y",
    "columns": "{title text} : x",
    "caret": "^a ^",
    "plus": "a + + b",
    "brackets": ")(" * 500,
    "brackets-deep": "(" * 5_000 + "a" + ")" * 5_000,
    "not": "NOT NOT NOT -",
    "minuses": "-" * 5_000 + "a",
    "ors": " OR ".join(["a"] * 3_000),
    "words": " ".join(f"w{n}" for n in range(5_000)),
    "drop": "'; DROP TABLE articles; --",
    "escape": "a\x1b[31m\x9b2J\u202eb",
    "surrogate": "\udcff\ud800",
    "fields": 'entity:" OR 1=1 -- source:\\ after:9999999-99-99 before:\u0662\u0660',
    "long": "x" * 1_000_000,
    "marks": "e" + "\u0301" * 50_000,
    "rank": "rank MATCH 'bm25(0)' articles_fts(articles_fts)",
}
FTS = [Query("fts", name, text) for name, text in _FTS.items()]

_SQL = {
    "drop": "Robert'); DROP TABLE articles;-- PWNED",
    "or": "x' OR '1'='1 PWNED",
    "union": 'x" UNION SELECT sql FROM sqlite_master -- PWNED',
    "wildcards": "%_%_ PWNED",
    "pragma": "PWNED; PRAGMA writable_schema=1; ATTACH '/tmp/x' AS y",
    "parameters": "? ?1 :a @b $c PWNED",
}
SQL = [
    *payloads("sql", _SQL),
    *(
        File(
            "sql",
            f"front-{name}",
            writes(
                f"---\ntitle: >-\n  {text}\nauthor: >-\n  {text}\nsource: >-\n  {text}\n---\n\n"
                f"{mark(name)} Words.\n",
                "input.md",
            ),
        )
        for name, text in _SQL.items()
    ),
    *(Query("sql", f"query-{name}", text) for name, text in _SQL.items()),
]

_URLS = {
    "javascript": "javascript:alert('PWNED')",
    "capitals": "JaVaScRiPt:alert('PWNED')",
    "file": "file:///etc/passwd",
    "data": "data:text/html,<script>PWNED</script>",
    "script": "vbscript:PWNED",
    "newline": "https://a.example/%0d%0aPWNED",
    "someone": "https://paper.example@evil.example/PWNED",
    "option": "--new-window=PWNED",
    "command": "https://a.example/$(touch${IFS}PWNED)`touch`;",
    "letters": "https://\u0440\u0430ypal.example/PWNED",
    "six": "http://[::1%25PWNED]:99999/",
    "credentials": "https://user:PWNED@127.0.0.1:631/",
}
URLS = [
    File(
        "urls",
        name,
        writes(
            f"---\nurl: {url!r}\n---\n\n{mark(name)} headline\n\nSarah Miller, [words]({url}).\n\n"
            f"Original url: {url}\n",
            "input.md",
        ),
    )
    for name, url in _URLS.items()
]
HOMOGLYPHS = payloads(
    "homoglyphs",
    {
        "cyrillic": "PWNED \u0410ng\u0435l\u0430 M\u0435rk\u0435l",
        "greek": "PWNED \u0391ngela \u039cerkel",
        "wide": "PWNED \uff21ngela \uff2derkel",
        "mathematical": "PWNED \U0001d400\U0001d427\U0001d420 \U0001d40c\U0001d41e",
        "circled": "PWNED \u24b6\u24dd \u24c2\u24d4",
        "ligatures": "PWNED \ufb01\ufb03 \u01c5 \ufdfa\ufdfa",
        "cased": "PWNED \u0130stanbul \u1e9eTRASSE \u0149 \u2126\u212a",
    },
)
INPUTS = [*FTS, *SQL, *URLS, *HOMOGLYPHS]
