"""Encryption of texts at rest. The first key seals, every key opens, so that keys can be rotated."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.ports import WrongKey


class FernetVault:
    """Seals and opens texts with the keys of the settings (32 bytes, urlsafe base64 each)."""

    def __init__(self, keys: Sequence[str]) -> None:
        try:
            self._box = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise WrongKey("NAZORG_KEYS holds a value that is no key; make one with: nazorg new-key") from error

    def seal(self, text: str) -> bytes:
        """Encrypt."""
        return self._box.encrypt(text.encode("utf-8", "replace"))

    def open(self, sealed: bytes) -> str:
        """Decrypt; "" for nothing. Raises `WrongKey`."""
        if not sealed:
            return ""
        try:
            return self._box.decrypt(sealed).decode("utf-8")
        except InvalidToken as error:
            raise WrongKey("a stored text does not open with the keys in NAZORG_KEYS") from error

    def rotate(self, sealed: bytes) -> bytes:
        """The same text under the first key. Raises `WrongKey`."""
        try:
            return self._box.rotate(sealed) if sealed else sealed
        except InvalidToken as error:
            raise WrongKey("a stored text does not open with the keys in NAZORG_KEYS") from error


def new_key() -> str:
    """A fresh random key."""
    return Fernet.generate_key().decode()
