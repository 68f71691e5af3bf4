"""Vacancies and reasons for a letter, from pasted text and from messy talk."""

from bot.language.vacancy.reader import VacancyReader

__all__ = ["VacancyReader"]
