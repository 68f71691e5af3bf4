"""`python -m bot.demo.graphapi --port 8082 --webhook http://...`: the local Graph server for the demo."""

from __future__ import annotations

import argparse

from bot.demo.graphapi.server import LOCAL, create_app, make_server
from bot.demo.graphapi.world import App


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.demo.graphapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--webhook", required=True, help="where posts go, for example http://127.0.0.1:8080/whatsapp")
    parser.add_argument("--token", default=LOCAL.token)
    parser.add_argument("--secret", default=LOCAL.secret, help="the app's, for signatures")
    parser.add_argument("--verify-token", default=LOCAL.verify_token)
    parser.add_argument("--number", default=LOCAL.number, help="the id of our number")
    given = parser.parse_args()
    app = App(given.token, given.secret, given.verify_token, given.number, given.webhook)
    make_server(create_app(app), given.port).run()


if __name__ == "__main__":
    main()
