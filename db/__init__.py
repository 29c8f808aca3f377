"""The library on disk: records, schema and queries."""
