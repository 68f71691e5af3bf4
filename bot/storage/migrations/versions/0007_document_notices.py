"""Mail to staff about a document that a learner shares."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column('notice', 'escalation_id', existing_type=sa.Uuid(), nullable=True)
    op.add_column('notice', sa.Column('document_id', sa.Uuid(), nullable=True))
    op.create_foreign_key('fk_notice_document_id', 'notice', 'document', ['document_id'], ['id'])
    op.create_index('ix_notice_document_id', 'notice', ['document_id'])


def downgrade() -> None:
    op.execute('delete from notice where escalation_id is null')
    op.drop_column('notice', 'document_id')
    op.alter_column('notice', 'escalation_id', existing_type=sa.Uuid(), nullable=False)
