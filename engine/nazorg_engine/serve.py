"""Serve one trained model on 127.0.0.1: `python -m nazorg_engine.serve --port 5005 --model models/x.tar.gz`.

From the environment: ENGINE_TOKEN (demanded of every request), ACTIONS_URL and ACTIONS_TOKEN (where
the actions are; absent, what endpoints.yml says). Errors that stop it are one line, exit status 1.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import socket
import sys
from pathlib import Path

HOST = "127.0.0.1"


def main() -> None:
    """Start, and serve until SIGTERM or SIGINT."""
    arguments = _arguments()
    os.environ.update(RASA_TELEMETRY_ENABLED="false", OMP_NUM_THREADS="1", TF_CPP_MIN_LOG_LEVEL="3")
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"  # Rasa is frozen; its warning helps nobody
    if not os.environ.get("ENGINE_TOKEN"):
        sys.exit("ENGINE_TOKEN is not set: the engine does not start without a token.")
    if not arguments.model.is_file():
        sys.exit(f"There is no model at {arguments.model}. Train one with `make train`.")
    with _bound(arguments.port) as bound:
        _serve(bound, arguments.model, arguments.endpoints)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nazorg_engine.serve", description="Serve one trained model on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--model", type=Path, required=True, help="the archive that nazorg_engine.train made")
    parser.add_argument("--endpoints", type=Path, default=Path("endpoints.yml"))
    return parser.parse_args()


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
    except OSError as problem:
        sys.exit(f"Port {port} on {HOST} cannot be used: {problem.strerror}.")
    return bound


def _serve(bound: socket.socket, model: Path, endpoints_file: Path) -> None:
    """Load first, listen then: whoever can connect gets an answer. Rasa is imported here, not before."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    from nazorg_engine import lean
    from nazorg_engine.quiet import silence

    lean.leave_out()
    silence()
    from rasa.core.agent import load_agent
    from rasa.core.channels import channel
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig
    from sanic import Sanic

    from nazorg_engine import overrides
    from nazorg_engine.channel import NazorgInput

    silence()  # again: imports added filters
    overrides.apply()
    endpoints = AvailableEndpoints.read_endpoints(str(endpoints_file))
    if url := os.environ.get("ACTIONS_URL"):
        token = os.environ.get("ACTIONS_TOKEN")
        endpoints.action = EndpointConfig(url, token=token, enable_selective_domain=True)
    agent = asyncio.run(load_agent(str(model), endpoints=endpoints))
    if not agent.is_ready():
        sys.exit(f"The model {model} cannot be loaded.")
    app = Sanic("nazorg_engine", configure_logging=False)
    app.ctx.agent = agent
    channel.register([NazorgInput.from_credentials(None)], app, route="/webhooks/")
    app.run(sock=bound, workers=1, access_log=False, debug=False)


if __name__ == "__main__":
    main()
