"""What a school's list tells of a learner, and what the learner wishes himself."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

TEXTS = ('student_number', 'phone', 'mail', 'wants_time', 'wants_channel')


def upgrade() -> None:
    for name in TEXTS:
        op.add_column('learner', sa.Column(name, sa.String(), nullable=True))
    for name in ('cluster', 'wants_months'):
        op.add_column('learner', sa.Column(name, sa.Integer(), nullable=True))
    op.add_column('learner', sa.Column('tags', sa.ARRAY(sa.String()), nullable=False, server_default='{}'))
    op.alter_column('learner', 'tags', server_default=None)
    op.create_unique_constraint('uq_learner_school_id_student_number', 'learner', ['school_id', 'student_number'])


def downgrade() -> None:
    op.drop_constraint('uq_learner_school_id_student_number', 'learner')
    for name in ('cluster', 'wants_months', 'tags', *TEXTS):
        op.drop_column('learner', name)
