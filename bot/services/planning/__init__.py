"""Campaigns and invitations: who gets what when, and what it brought."""
