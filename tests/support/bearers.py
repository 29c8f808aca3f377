"""Invented pages of names that several bear, and articles that mean one of them."""

from __future__ import annotations

from db.pages import Page
from enrich.context.sources import Candidate


def bearer(title: str, description: str = "", lead: str = "", *links: str) -> Candidate:
    """Make a candidate of which only the page is known."""
    page = Page("wikipedia", title, description, lead, f"https://wiki.example/{title}")
    return Candidate(page, links=links)


GROUP = bearer(
    "Wagner Group",
    "Russian private military company",
    "The Wagner Group was a Russian private military company. Its mercenaries fought in Ukraine,"
    " Syria, Mali and the Central African Republic, and it was led by Yevgeny Prigozhin.",
    "Mali",
    "Bamako",
    "Yevgeny Prigozhin",
)
COMPOSER = bearer(
    "Richard Wagner",
    "German composer (1813–1883)",
    "Richard Wagner was a German composer and conductor who is known for his operas. He built a"
    " theatre of his own in Bayreuth, where the festival of his works is still held.",
    "Bayreuth",
    "Parsifal",
)
COUNTRY = bearer(
    "Georgia (country)",
    "Country in the Caucasus",
    "Georgia is a country in the Caucasus, between Russia and Turkey. Its capital is Tbilisi.",
    "Tbilisi",
)
STATE = bearer(
    "Georgia (U.S. state)",
    "U.S. state",
    "Georgia is a state in the Southeastern United States. Its capital is Atlanta.",
    "Atlanta",
    "Fulton County, Georgia",
)
CITY = bearer(
    "Paris",
    "Capital of France",
    "Paris is the capital and largest city of France. It lies on the river Seine.",
    "France",
    "Seine",
)
HEIRESS = bearer(
    "Paris Hilton",
    "American media personality (born 1981)",
    "Paris Hilton is an American media personality, businesswoman and singer.",
)
PLAYER = bearer(
    "Michael Jordan",
    "American basketball player (born 1963)",
    "Michael Jordan, also known by his initials, is an American businessman and former basketball"
    " player. He won six championships with the Chicago Bulls of the NBA.",
    "Chicago Bulls",
    "National Basketball Association",
)
MALI = (
    "Mercenaries of Wagner arrived in Bamako, the defence ministry of Mali said. Diplomats fear"
    " that Wagner will fight beside the army. Its founder, Yevgeny Prigozhin, did not comment."
)
BAYREUTH = (
    "The festival in Bayreuth opened with Parsifal. Wagner finished the opera a year before his"
    " death, and the conductor said that no other theatre suits the music as well as this one."
)
BAKERY = (
    "Michael Jordan, 41, lit the oven of the old bakery in Otley again on Friday. The baker had"
    " bought flour from a mill in Wharfedale and sold every loaf before noon. The parish council"
    " owns the building and had wanted to let it as a garage, but a petition with three hundred"
    " signatures changed its mind. Jordan bakes rye bread, seeded rolls and, on Sundays, a plum"
    " cake after a recipe of his aunt. He works alone, from two in the morning, and hopes to take"
    " on an apprentice when winter is over. The chair of the council asked only that the shop"
    " should be closed on the day of the flower show, when the whole village is on the green."
)
COURT = (
    "Michael Jordan came back to watch the Chicago Bulls on Friday. The former basketball player,"
    " who won six championships in the NBA, sat beside the court and signed shirts after the game."
)
