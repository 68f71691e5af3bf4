"""Dutch text to facts: normal spelling, context, and what a message says about the check-in."""

from bot.core.checkin import Answer
from bot.language.analysis import Analysis, Language
from bot.language.call_wish import CallTime
from bot.language.calling import read_times_to_call
from bot.language.checkin import CheckinReader
from bot.language.contact import ContactFact, read_contact
from bot.language.dates import DateFact, read_dates
from bot.language.employers import EmployerFact, read_employer
from bot.language.numbers import AmountFact, HoursFact, read_amounts, read_hours
from bot.language.words import Word

__all__ = [
    "AmountFact",
    "Analysis",
    "Answer",
    "CallTime",
    "CheckinReader",
    "ContactFact",
    "DateFact",
    "EmployerFact",
    "HoursFact",
    "Language",
    "Word",
    "read_amounts",
    "read_contact",
    "read_dates",
    "read_employer",
    "read_hours",
    "read_times_to_call",
]
