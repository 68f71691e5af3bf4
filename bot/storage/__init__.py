"""PostgreSQL through SQLAlchemy: the only memory. SQL lives here and nowhere else."""
