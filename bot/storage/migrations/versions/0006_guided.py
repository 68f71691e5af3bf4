"""Guided talks (cv, letter, plan, practice), documents, links to them, applications and steps of plans."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _learner(table: str) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    return (
        sa.Column('learner_id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name=f'fk_{table}_learner_id'),
    )


def upgrade() -> None:
    op.create_table(
        'guided_talk',
        sa.Column('id', sa.Uuid(), nullable=False),
        *_learner('guided_talk'),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('started_at', MOMENT, nullable=False),
        sa.Column('last_at', MOMENT, nullable=False),
        sa.Column('sealed', sa.LargeBinary(), nullable=False),
        sa.Column('active', sa.Boolean(), nullable=False),
        sa.Column('aside', sa.Boolean(), nullable=False),
        sa.Column('ended_at', MOMENT),
        sa.PrimaryKeyConstraint('id', name='pk_guided_talk'),
        sa.UniqueConstraint('learner_id', 'kind', name='uq_guided_talk_learner_id_kind'),
    )
    op.create_table(
        'document',
        sa.Column('id', sa.Uuid(), nullable=False),
        *_learner('document'),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('sealed', sa.LargeBinary(), nullable=False),
        sa.Column('withdrawn_at', MOMENT),
        sa.PrimaryKeyConstraint('id', name='pk_document'),
        sa.UniqueConstraint('learner_id', 'kind', 'version', name='uq_document_learner_id_kind_version'),
    )
    op.create_table(
        'document_share',
        sa.Column('token_hash', sa.String(), nullable=False),
        sa.Column('document_id', sa.Uuid(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('expires_at', MOMENT, nullable=False),
        sa.Column('opened_at', MOMENT),
        sa.ForeignKeyConstraint(['document_id'], ['document.id'], name='fk_document_share_document_id'),
        sa.PrimaryKeyConstraint('token_hash', name='pk_document_share'),
    )
    op.create_table(
        'application',
        sa.Column('id', sa.Uuid(), nullable=False),
        *_learner('application'),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('changed_at', MOMENT, nullable=False),
        sa.Column('sealed', sa.LargeBinary(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('sent_on', sa.Date()),
        sa.Column('next_on', sa.Date()),
        sa.Column('nudged_at', MOMENT),
        sa.PrimaryKeyConstraint('id', name='pk_application'),
    )
    op.create_table(
        'plan_step',
        sa.Column('id', sa.Uuid(), nullable=False),
        *_learner('plan_step'),
        sa.Column('step', sa.String(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('sealed', sa.LargeBinary(), nullable=False),
        sa.Column('on', sa.Date()),
        sa.Column('done_at', MOMENT),
        sa.Column('dropped_at', MOMENT),
        sa.Column('nudged_at', MOMENT),
        sa.PrimaryKeyConstraint('id', name='pk_plan_step'),
    )
    for table in ('guided_talk', 'document', 'application', 'plan_step'):
        op.create_index(f'ix_{table}_learner_id', table, ['learner_id'])
    op.create_index('ix_document_share_document_id', 'document_share', ['document_id'])
    op.create_index('ix_application_next_on', 'application', ['next_on'])
    op.create_index('ix_plan_step_on', 'plan_step', ['on'])


def downgrade() -> None:
    for table in ('plan_step', 'application', 'document_share', 'document', 'guided_talk'):
        op.drop_table(table)
