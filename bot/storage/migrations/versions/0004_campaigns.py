"""Campaigns: who is in them, each planned check-in as a row, and what workers share about a provider."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'campaign',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('school_id', sa.Uuid(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('rules', postgresql.JSONB(), nullable=False),
        sa.Column('seed', sa.String(), nullable=False),
        sa.Column('created_at', MOMENT, nullable=False),
        sa.Column('created_by', sa.String(), nullable=False),
        sa.Column('status', sa.String(), nullable=False),
        sa.Column('started_at', MOMENT),
        sa.Column('ended_at', MOMENT),
        sa.Column('refreshed_at', MOMENT),
        sa.ForeignKeyConstraint(['school_id'], ['school.id'], name='fk_campaign_school_id'),
        sa.PrimaryKeyConstraint('id', name='pk_campaign'),
    )
    op.create_index('ix_campaign_school_id', 'campaign', ['school_id'])
    op.create_table(
        'campaign_member',
        sa.Column('campaign_id', sa.Uuid(), nullable=False),
        sa.Column('learner_id', sa.Uuid(), nullable=False),
        sa.Column('held', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name='fk_campaign_member_campaign_id'),
        sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name='fk_campaign_member_learner_id'),
        sa.PrimaryKeyConstraint('campaign_id', 'learner_id', name='pk_campaign_member'),
    )
    op.create_table(
        'planned_checkin',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('campaign_id', sa.Uuid(), nullable=False),
        sa.Column('learner_id', sa.Uuid(), nullable=False),
        sa.Column('point', sa.String(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('planned_at', MOMENT),
        sa.Column('due_at', MOMENT),
        sa.Column('channel', sa.String(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('step', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.Uuid()),
        sa.Column('provider_id', sa.String()),
        sa.Column('held_at', MOMENT),
        sa.Column('lease_until', MOMENT),
        sa.Column('attempt', sa.Integer(), nullable=False),
        sa.Column('failures', sa.Integer(), nullable=False),
        sa.Column('unknowns', sa.Integer(), nullable=False),
        sa.Column('tried_at', MOMENT),
        sa.Column('reason', sa.String()),
        sa.Column('sent_at', MOMENT),
        sa.Column('delivered_at', MOMENT),
        sa.Column('answered_at', MOMENT),
        sa.Column('answer_id', sa.BigInteger()),
        sa.Column('missed_at', MOMENT),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name='fk_planned_checkin_campaign_id'),
        sa.ForeignKeyConstraint(['learner_id'], ['learner.id'], name='fk_planned_checkin_learner_id'),
        sa.ForeignKeyConstraint(['account_id'], ['account.id'], name='fk_planned_checkin_account_id'),
        sa.ForeignKeyConstraint(['answer_id'], ['message.id'], name='fk_planned_checkin_answer_id'),
        sa.PrimaryKeyConstraint('id', name='pk_planned_checkin'),
        sa.UniqueConstraint(
            'campaign_id', 'learner_id', 'point', name='uq_planned_checkin_campaign_id_learner_id_point'
        ),
    )
    op.create_index('ix_planned_checkin_learner_id', 'planned_checkin', ['learner_id'])
    for name, columns, where in (
        ('due', ['channel', 'due_at'], 'due_at IS NOT NULL'),
        ('lease', ['lease_until'], 'lease_until IS NOT NULL'),
        ('answer', ['answer_id'], 'answer_id IS NOT NULL'),
        ('provider', ['channel', 'provider_id'], 'provider_id IS NOT NULL'),
    ):
        op.create_index(f'ix_planned_checkin_{name}', 'planned_checkin', columns, postgresql_where=sa.text(where))
    op.create_table(
        'provider',
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('rate', sa.Float()),
        sa.Column('next_at', MOMENT),
        sa.Column('rest_until', MOMENT),
        sa.Column('failures', sa.Integer(), nullable=False),
        sa.Column('ok_at', MOMENT),
        sa.Column('throttled', sa.Integer(), nullable=False),
        sa.Column('unknowns', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('name', name='pk_provider'),
    )


def downgrade() -> None:
    for name in ('provider', 'planned_checkin', 'campaign_member', 'campaign'):
        op.drop_table(name)
