"""An invented letter."""

from __future__ import annotations

from datetime import date

from bot.documents import Letter

LETTER = Letter(
    sender=("Daan de Vries", "Dorpsstraat 12", "3811 AB Amersfoort"),
    receiver=("Hovenier Groenrijk", "mevrouw Jansen"),
    place="Amersfoort",
    day=date(2026, 3, 3),
    subject="medewerker groen",
    greeting="Beste mevrouw Jansen,",
    paragraphs=("Ik zag dat u een medewerker groen zoekt.", "Ik wil graag een dag meelopen."),
    closing="Met vriendelijke groet,",
)
