"""From a file to an article whose names are known and explained."""
