"""A lease on messages that are owed an answer, so that two processes never make good for the same one."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('message', sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True))
    op.drop_index('ix_message_pending', table_name='message')
    op.create_index('ix_message_owed', 'message', ['id'], unique=False, postgresql_where=sa.text("state <> 'answered'"))


def downgrade() -> None:
    op.drop_index('ix_message_owed', table_name='message')
    op.create_index('ix_message_pending', 'message', ['id'], unique=False, postgresql_where=sa.text("state = 'pending'"))
    op.drop_column('message', 'lease_until')
