"""What is asked of our messages without the engine: stop, pause, be forgotten, how often, when."""
