"""One incoming message, from channel to reply: safety first, then consent, engine, reply, fallback."""
