"""Words before a name that say that it is a person's."""

from __future__ import annotations

from typing import Final

TITLES: Final = frozenset(
    """president vice prime minister premier chancellor secretary senator sen representative rep
    congressman congresswoman governor gov mayor mr mrs ms miss dr doctor prof professor general
    gen colonel col lieutenant lt sergeant sgt captain capt major maj admiral adm brigadier
    commander marshal king queen prince princess emperor pope archbishop bishop cardinal rev
    reverend imam sheikh ayatollah sir lord lady dame judge justice ambassador spokesman
    spokeswoman spokesperson director chairman chairwoman chief coach foreign defence defense
    interior finance deputy former ex then-president""".split()
)
