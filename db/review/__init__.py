"""What is doubtful in a library, as questions that a reader can answer with one key.

What was answered is never asked again, and asked again once the answer is taken back: both follow
from the log of decisions alone.
"""

from db.review.questions import Answer, Doubt, Knowledge, Question, Side

__all__ = ["Answer", "Doubt", "Knowledge", "Question", "Side"]
