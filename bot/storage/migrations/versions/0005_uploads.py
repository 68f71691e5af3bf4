"""Lists of learners on their way in, sealed, for an hour at most."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'upload',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('staff_id', sa.Uuid(), nullable=False),
        sa.Column('school_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', MOMENT, nullable=False),
        sa.Column('touched_at', MOMENT, nullable=False),
        sa.Column('file', sa.LargeBinary(), nullable=False),
        sa.Column('choices', sa.LargeBinary(), nullable=False),
        sa.Column('findings', sa.LargeBinary(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('done', sa.Integer(), nullable=False),
        sa.Column('total', sa.Integer(), nullable=False),
        sa.Column('problem', sa.String(), nullable=True),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name='fk_upload_staff_id'),
        sa.ForeignKeyConstraint(['school_id'], ['school.id'], name='fk_upload_school_id'),
        sa.PrimaryKeyConstraint('id', name='pk_upload'),
    )
    op.create_index('ix_upload_staff_id', 'upload', ['staff_id'])
    op.create_index('ix_upload_created_at', 'upload', ['created_at'])


def downgrade() -> None:
    op.drop_table('upload')
