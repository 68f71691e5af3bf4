"""Which page is where. Every endpoint says by its decorator who may come in."""

from __future__ import annotations

from starlette.routing import Route

from bot.dashboard import campaign_new, campaigns, cases, documents, imports, learners, sessions, talks


def routes() -> list[Route]:
    """The routes of the dashboard."""
    case, learner = "/zaken/{id:uuid}", "/leerlingen/{id:uuid}"
    listing = f"{imports.START}/{{id:uuid}}"
    return [
        Route("/inloggen", sessions.login_page, methods=["GET"]),
        Route("/inloggen", sessions.log_in, methods=["POST"]),
        Route("/uitloggen", sessions.log_out, methods=["POST"]),
        Route("/zaken", cases.listing),
        Route(case, cases.one),
        Route(f"{case}/aannemen", cases.accept, methods=["POST"]),
        Route(f"{case}/contact", cases.contact, methods=["POST"]),
        Route(f"{case}/sluiten", talks.close, methods=["POST"]),
        Route(f"{case}/gesprek", talks.switch, methods=["POST"]),
        Route(f"{case}/bericht", talks.write, methods=["POST"]),
        Route(f"{case}/identiteit", talks.identity, methods=["POST"]),
        Route(f"{case}/ouder", talks.parent, methods=["POST"]),
        Route("/leerlingen", learners.listing),
        Route(imports.START, imports.start, methods=["GET"]),
        Route(imports.START, imports.upload, methods=["POST"]),
        Route(listing, imports.one),
        Route(f"{listing}/kolommen", imports.set_columns, methods=["POST"]),
        Route(f"{listing}/bevestigen", imports.confirm, methods=["POST"]),
        Route(f"{listing}/weggooien", imports.discard, methods=["POST"]),
        Route(f"{listing}/fouten", imports.wrong_rows),
        Route(learner, learners.one),
        Route(f"{learner}/uitnodigen", learners.invite, methods=["POST"]),
        Route(f"{learner}/checkin", learners.checkin, methods=["POST"]),
        *_documents(),
        *_campaigns(),
    ]


def _documents() -> list[Route]:
    """What a learner shows."""
    document = f"{documents.START}/{{id:uuid}}"
    return [
        Route(f"{document}/pdf", documents.pdf),
        Route(f"{document}/word", documents.word),
        Route(f"{document}/link", documents.link, methods=["POST"]),
        Route(f"{documents.LINK}/{{id:uuid}}", documents.follow),
    ]


def _campaigns() -> list[Route]:
    """Campaigns: made, looked at, started and stopped."""
    campaign = f"{campaigns.START}/{{id:uuid}}"
    return [
        Route(campaigns.START, campaigns.listing),
        Route(campaign_new.NEW, campaign_new.new, methods=["GET"]),
        Route(campaign_new.NEW, campaign_new.make, methods=["POST"]),
        Route(campaign, campaigns.one),
        Route(f"{campaign}/wijzigen", campaign_new.edit, methods=["GET"]),
        Route(f"{campaign}/wijzigen", campaign_new.change, methods=["POST"]),
        Route(f"{campaign}/starten", campaigns.start, methods=["POST"]),
        Route(f"{campaign}/pauze", campaigns.pause, methods=["POST"]),
        Route(f"{campaign}/verder", campaigns.resume, methods=["POST"]),
        Route(f"{campaign}/stoppen", campaigns.cancel, methods=["POST"]),
    ]
