"""The cv and the letter as files: PDF, picture, Word document, text.

`cv_page` fits a JSON Resume on one page and tells what it changed for that; the others give a file straight away.
"""

from bot.documents.cv import DESIGNS, CvPage, Design, cv_page, cv_pdf, cv_png
from bot.documents.docx_files import cv_docx, letter_docx
from bot.documents.fit import Change
from bot.documents.letter import Letter, letter_pdf, letter_text
from bot.documents.looks import looks
from bot.documents.photo import PhotoRefused

__all__ = [
    "DESIGNS",
    "Change",
    "CvPage",
    "Design",
    "Letter",
    "PhotoRefused",
    "cv_docx",
    "cv_page",
    "cv_pdf",
    "cv_png",
    "letter_docx",
    "letter_pdf",
    "letter_text",
    "looks",
]
