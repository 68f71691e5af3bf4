"""What a message does to the talk: it ends, rests, jokes, nods, wants to be heard."""
