"""Ways to reach a learner. An adapter translates between a provider and `bot.ports`, nothing else."""
