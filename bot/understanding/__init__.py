"""What a message means for a talk, by rules and the learned reading (`bot/meaning`). Pure: no store, no engine."""
