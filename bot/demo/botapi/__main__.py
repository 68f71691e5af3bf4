"""`python -m bot.demo.botapi --port 8081 --token 123:abc`: the local Bot API server for the demo."""

from __future__ import annotations

import argparse

from bot.demo.botapi.server import TOKEN, create_app, make_server


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.demo.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN, help="the bot's token, digits:letters")
    arguments = parser.parse_args()
    if not arguments.token.split(":")[0].isdigit():
        parser.error("a token begins with digits and a colon")
    make_server(create_app(arguments.token), arguments.port).run()


if __name__ == "__main__":
    main()
